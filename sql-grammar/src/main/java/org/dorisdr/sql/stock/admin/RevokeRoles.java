package org.dorisdr.sql.stock.admin;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code REVOKE role, … FROM user}. */
public record RevokeRoles(List<String> roles, UserName from) implements StockStatement {}
