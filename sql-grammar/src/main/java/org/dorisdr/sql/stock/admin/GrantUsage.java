package org.dorisdr.sql.stock.admin;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code GRANT privilege, … ON RESOURCE | WORKLOAD GROUP | … name TO user | ROLE role}.
 *
 * @param kind {@code RESOURCE}, {@code WORKLOAD GROUP}, {@code STORAGE VAULT}, {@code CLUSTER},
 *     {@code COMPUTE GROUP} or {@code STAGE}
 * @param name {@code *} or {@code %} = all
 */
public record GrantUsage(List<String> privileges, String kind, String name, Grantee to)
    implements StockStatement {}
