package org.dorisdr.sql.stock.admin;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code GRANT role, … TO user}. */
public record GrantRoles(List<String> roles, UserName to) implements StockStatement {}
