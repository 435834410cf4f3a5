package org.dorisdr.sql.stock.admin;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code REVOKE privilege, … ON scope FROM user | ROLE role}.
 *
 * @param scope one to three names, {@code *} = all
 */
public record RevokePrivileges(List<String> privileges, List<String> scope, Grantee from)
    implements StockStatement {}
