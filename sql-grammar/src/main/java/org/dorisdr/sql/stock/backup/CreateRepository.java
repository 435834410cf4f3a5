package org.dorisdr.sql.stock.backup;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code CREATE [READ ONLY] REPOSITORY name WITH type [storage] ON LOCATION … [PROPERTIES (…)]}.
 *
 * @param type BROKER, S3, HDFS or LOCAL
 * @param storage name of the broker; null if none
 */
public record CreateRepository(
    String name,
    boolean readOnly,
    String type,
    String storage,
    String location,
    Map<String, String> properties)
    implements StockStatement {}
