package org.dorisdr.sql.stock.admin;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code REVOKE privilege, … ON RESOURCE | WORKLOAD GROUP | … name FROM user | ROLE role}.
 *
 * @param kind {@code RESOURCE}, {@code WORKLOAD GROUP}, {@code STORAGE VAULT}, {@code CLUSTER},
 *     {@code COMPUTE GROUP} or {@code STAGE}
 * @param name {@code *} or {@code %} = all
 */
public record RevokeUsage(List<String> privileges, String kind, String name, Grantee from)
    implements StockStatement {}
