package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.tablet.SchemaHashes;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.CreateTable;
import org.dorisdr.sql.stock.catalog.DistributionDef;
import org.dorisdr.sql.stock.catalog.IndexDef;
import org.dorisdr.sql.stock.catalog.PartitionBy;
import org.dorisdr.sql.stock.catalog.PartitionDef;
import org.dorisdr.sql.stock.catalog.RollupDef;
import org.dorisdr.sql.stock.catalog.TableOptions;

/** Makes a table, without tablets, of a CREATE TABLE statement. Ids come in Doris's order. */
final class TableBuilder {
  /** Buckets of a table that does not say how many. */
  static final int DEFAULT_BUCKETS = 10;

  /** What Doris takes where nothing is said. */
  private static final DistributionDef RANDOM = new DistributionDef(List.of(), -1, true);

  private final CreateTable statement;
  private final TableOptions options;
  private final LongSupplier ids;
  private final long now;
  private final FeServer fe;

  /**
   * @param now ms since the epoch
   */
  TableBuilder(CreateTable statement, LongSupplier ids, long now, FeServer fe) {
    this.statement = statement;
    this.options = statement.options();
    this.ids = ids;
    this.now = now;
    this.fe = fe;
  }

  /**
   * @param properties of the statement, with those that the database implies
   */
  OlapTable build(Session session, Map<String, String> properties) {
    OlapTable table = new OlapTable();
    table.name = statement.name().table();
    SchemaBuilder schema = schema(session, table);
    table.createTime = now / 1000;
    table.visibleVersionTime = now;
    table.comment = options.comment() == null ? "" : options.comment();
    Map<String, String> kept =
        NewTableProperties.check(session, properties, schema, table.distribution.autoBucket());
    table.properties = TableProperties.analyze(kept, schema.keysType, schema.keyColumns);
    BloomFilter.given(properties, schema.columns, schema.keysType).set(table);
    table.maxColumnUniqueId = schema.columns.size() - 1;
    if (table.distribution.autoBucket()) {
      table.properties.put("_auto_bucket", "true");
    } else if (table.flag("_auto_bucket") && table.flag(TableProperties.BEING_SYNCED)) {
      // The statement of a binlog has a number, so that both sides have as many.
      Distribution counted = table.distribution;
      table.distribution = new Distribution(counted.columns(), counted.buckets(), true);
    }
    addPartitions(table, properties);
    table.properties.putAll(DynamicProperties.create(table, properties, fe.settings()));
    PartitionRetention.checkNew(table);
    table.id = ids.getAsLong();
    IndexMeta base = table.indexMetas.remove(0L);
    base.id = ids.getAsLong();
    table.baseIndexId = base.id;
    table.indexMetas.put(base.id, base);
    options.rollups().forEach(r -> addRollup(table, r));
    statement.indexes().forEach(i -> table.secondaryIndexes.add(secondary(table, i)));
    return table;
  }

  /**
   * Looks at the statement as Doris does before it asks the catalog anything.
   *
   * @throws StatementError if Doris refuses it whatever there is
   */
  void check(Session session) {
    schema(session, new OlapTable());
  }

  /** In Doris's order: keys, partitions, buckets, then the columns. */
  private SchemaBuilder schema(Session session, OlapTable table) {
    if (options.engine() != null && !options.engine().equalsIgnoreCase("olap")) {
      throw StatementError.general("minidoris has no ENGINE=" + options.engine());
    }
    if (!options.clusterKeys().isEmpty()) {
      throw StatementError.general("minidoris does not do CLUSTER BY");
    }
    SchemaBuilder schema = new SchemaBuilder(statement);
    table.keysType = schema.keysType;
    table.indexMetas.put(0L, index(table.name, schema.columns, table.keysType));
    PartitionBy by = options.partitionBy();
    if (by != null) {
      table.partitionType = by.kind();
      checkAutoBuckets(by, options.distribution());
      AutoPartitions.define(table, by);
      PartitionColumns.define(table, by, schema.mergeOnWrite);
      PartitionDefs.check(by);
    }
    DistributionDef buckets = options.distribution() == null ? RANDOM : options.distribution();
    table.distribution =
        distribution(buckets, schema.columns, table.keysType, options.properties(), fe);
    options.rollups().forEach(TableBuilder::checkRollup);
    schema.check(session);
    IndexChecks.check(statement.indexes(), schema);
    if (by != null) {
      PartitionDefs.checkNulls(by, schema.columns);
    }
    schema.finish();
    checkBuckets(table.distribution, schema.columns);
    return schema;
  }

  private static void checkAutoBuckets(PartitionBy by, DistributionDef buckets) {
    boolean autoList = by.auto() && by.kind().equalsIgnoreCase("LIST");
    if (autoList && buckets != null && buckets.auto()) {
      throw StatementError.general("Cannot use auto bucket with auto list partition");
    }
  }

  private static void checkRollup(RollupDef def) {
    Set<String> names = new HashSet<>();
    for (String name : def.columns()) {
      if (!names.add(name)) {
        throw StatementError.general("rollup has duplicate column name " + name);
      }
    }
  }

  private static IndexMeta index(String name, List<Column> columns, KeysType keys) {
    IndexMeta meta = new IndexMeta();
    meta.name = name;
    meta.keysType = keys;
    meta.columns = columns;
    meta.schemaHash = SchemaHashes.next();
    meta.shortKeyCount = SchemaBuilder.shortKeyColumns(columns);
    return meta;
  }

  /**
   * @param properties of the table
   */
  static Distribution distribution(
      DistributionDef def,
      List<Column> columns,
      KeysType keys,
      Map<String, String> properties,
      FeServer fe) {
    boolean random = def.columns().isEmpty();
    if (!def.auto() && def.buckets() == 0) {
      throw StatementError.general(
          "Number of %s distribution should be greater than zero."
              .formatted(random ? "random" : "hash"));
    }
    if (random) {
      checkRandom(columns, keys);
    } else {
      checkHash(def.columns(), columns, keys);
    }
    int buckets = def.buckets() < 0 ? DEFAULT_BUCKETS : def.buckets();
    return new Distribution(
        def.columns(), def.auto() ? AutoBuckets.of(properties, fe) : buckets, def.auto());
  }

  private static void checkRandom(List<Column> columns, KeysType keys) {
    if (keys == KeysType.UNIQUE_KEYS) {
      throw StatementError.general(
          "Create unique keys table should not contain random distribution desc");
    }
    if (keys == KeysType.AGG_KEYS
        && columns.stream().anyMatch(c -> !c.key() && c.aggregation().startsWith("REPLACE"))) {
      throw StatementError.general(
          "Create aggregate keys table with value columns of which aggregate type is REPLACE or"
              + " REPLACE_IF_NOT_NULL should not contain random distribution desc");
    }
  }

  private static void checkHash(List<String> names, List<Column> columns, KeysType keys) {
    if (new HashSet<>(names).size() < names.size()) {
      throw StatementError.general("Duplicate key in distribution desc is not allowed");
    }
    for (String name : names) {
      if (find(columns, name).isEmpty()) {
        throw StatementError.general("Distribution column(" + name + ") doesn't exist");
      }
    }
    for (String name : names) {
      if (keys != KeysType.DUP_KEYS && !find(columns, name).orElseThrow().key()) {
        throw StatementError.general("Distribution column[" + name + "] is not key column");
      }
    }
  }

  private static Optional<Column> find(List<Column> columns, String name) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  private static void checkBuckets(Distribution distribution, List<Column> columns) {
    for (String name : distribution.columns()) {
      Column column = find(columns, name).orElseThrow();
      String kind =
          switch (column.baseType()) {
            case "array" -> "Array Type";
            case "map" -> "Map Type";
            case "struct" -> "Struct Type";
            case "float", "double" -> "Floating point type";
            default -> null;
          };
      if (kind != null) {
        throw StatementError.general(
            kind + " should not be used in distribution column[" + column.name() + "].");
      }
      if (column.baseType().equals("variant")) {
        throw StatementError.general("Hash distribution info should not contain variant columns");
      }
    }
  }

  private void addPartitions(OlapTable table, Map<String, String> properties) {
    PartitionBy by = options.partitionBy();
    if (by == null) {
      add(table, table.name, PartitionItem.WHOLE, properties, Map.of());
      return;
    }
    PartitionBuilder builder = new PartitionBuilder(table);
    for (PartitionDef def : StepPartitions.expand(by.partitions(), by.columns().size())) {
      builder
          .build(List.of(def))
          .forEach((name, item) -> add(table, name, item, properties, def.properties()));
    }
  }

  private void add(
      OlapTable table,
      String name,
      PartitionItem item,
      Map<String, String> properties,
      Map<String, String> own) {
    Partition partition = newPartition(ids.getAsLong(), name, item, table.distribution, now);
    StoragePolicies.set(table, partition, own);
    Map<String, String> all = new LinkedHashMap<>(properties);
    all.putAll(own);
    // The table's number goes before an allocation of the partition's own.
    partition.replicationNum = TableProperties.replicas(all);
    DataProperties.set(partition, all);
    table.partitions.put(partition.id, partition);
  }

  static Partition newPartition(
      long id, String name, PartitionItem item, Distribution distribution, long now) {
    Partition partition = new Partition();
    partition.id = id;
    partition.name = name;
    partition.item = item;
    partition.distribution = distribution;
    partition.visibleVersionTime = now;
    partition.dataProperty = new LinkedHashMap<>(Map.of("storage_medium", "HDD"));
    return partition;
  }

  private void addRollup(OlapTable table, RollupDef def) {
    IndexMeta meta = RollupBuilder.build(table, def, List.of());
    meta.id = ids.getAsLong();
    table.indexMetas.put(meta.id, meta);
  }

  private SecondaryIndex secondary(OlapTable table, IndexDef def) {
    return SecondaryIndexes.build(table, def, ids.getAsLong());
  }
}
