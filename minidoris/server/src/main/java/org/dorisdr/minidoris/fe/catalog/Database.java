package org.dorisdr.minidoris.fe.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A database: named tables and properties. Guarded by the catalog's lock. */
public final class Database {
  /** Property with the number of transactions that may run at once. */
  public static final String TRANSACTION_QUOTA = "transactionQuotaSize";

  private static final long USUAL_QUOTA = 10_000;

  public long id;
  public String name;
  public Map<String, String> properties = new LinkedHashMap<>();

  /** Bytes that its tables may have, all replicas counted. */
  public long dataQuota = Long.MAX_VALUE;

  /** Replicas that its tables may have. */
  public long replicaQuota = 1024 * 1024 * 1024;

  /** Null = not known yet. */
  private transient Long usualTransactionQuota;

  /** By id. */
  public Map<Long, Table> tables = new LinkedHashMap<>();

  public Database() {}

  public Database(long id, String name) {
    this.id = id;
    this.name = name;
  }

  /**
   * Transactions that may run at once. Doris keeps this number among the properties; without it
   * counts what was set when the database was made, or this frontend began.
   */
  public long transactionQuota() {
    String own = properties.get(TRANSACTION_QUOTA);
    if (own != null) {
      return Long.parseLong(own);
    }
    return usualTransactionQuota == null ? USUAL_QUOTA : usualTransactionQuota;
  }

  /** Called when this frontend comes to know the database; counts at the first time. */
  void setUsualTransactionQuota(long quota) {
    if (usualTransactionQuota == null) {
      usualTransactionQuota = quota;
    }
  }

  public Optional<Table> table(String tableName) {
    return tables.values().stream().filter(t -> t.name.equals(tableName)).findFirst();
  }

  public Optional<OlapTable> olapTable(String tableName) {
    return table(tableName).filter(OlapTable.class::isInstance).map(OlapTable.class::cast);
  }
}
