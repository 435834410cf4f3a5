package org.dorisdr.sql.stock.admin;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code GRANT privilege, … ON scope TO user | ROLE role}.
 *
 * @param scope one to three names, {@code *} = all
 */
public record GrantPrivileges(List<String> privileges, List<String> scope, Grantee to)
    implements StockStatement {}
