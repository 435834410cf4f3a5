package org.dorisdr.minidoris.fe.catalog.tablet;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.thrift.TAggregationType;
import org.dorisdr.thrift.TColumn;
import org.dorisdr.thrift.TColumnType;
import org.dorisdr.thrift.TIndexType;
import org.dorisdr.thrift.TKeysType;
import org.dorisdr.thrift.TOlapTableIndex;
import org.dorisdr.thrift.TPrimitiveType;
import org.dorisdr.thrift.TStorageType;
import org.dorisdr.thrift.TTabletSchema;

/** Schemas as backends get them. Stateless. */
public final class ThriftSchemas {
  private ThriftSchemas() {}

  public static TTabletSchema tabletSchema(OlapTable table, IndexMeta index) {
    return tabletSchema(table, index, BloomFilter.of(table));
  }

  /**
   * @param filter which columns have bloom filters, in the table or once a job has changed it
   */
  public static TTabletSchema tabletSchema(OlapTable table, IndexMeta index, BloomFilter filter) {
    List<TColumn> columns = new ArrayList<>();
    TTabletSchema schema =
        new TTabletSchema(
            (short) index.shortKeyCount,
            index.schemaHash,
            keysType(index.keysType),
            TStorageType.COLUMN,
            columns);
    for (int i = 0; i < index.columns.size(); i++) {
      Column column = index.columns.get(i);
      TColumn sent = column(column);
      if (filter.columns().contains(column.name())) {
        sent.setIsBloomFilterColumn(true);
      }
      columns.add(sent);
      switch (column.name()) {
        case Column.DELETE_SIGN -> schema.setDeleteSignIdx(i);
        case Column.SEQUENCE_COL -> schema.setSequenceColIdx(i);
        case Column.VERSION_COL -> schema.setVersionColIdx(i);
        default -> {
          // Ordinary.
        }
      }
    }
    if (!table.secondaryIndexes.isEmpty()) {
      schema.setIndexes(table.secondaryIndexes.stream().map(i -> index(table, i)).toList());
    }
    if (!filter.columns().isEmpty()) {
      schema.setBloomFilterFpp(filter.fpp());
    }
    schema.setIsInMemory(false);
    schema.setDisableAutoCompaction(table.flag("disable_auto_compaction"));
    return schema;
  }

  public static TKeysType keysType(KeysType keys) {
    return TKeysType.valueOf(keys.name());
  }

  public static TColumn column(Column column) {
    TColumn result = typed(column.name(), TypeSpec.parse(column.type()));
    result.setIsKey(column.key());
    result.setIsAllowNull(column.nullable());
    result.setVisible(column.visible());
    result.setColUniqueId(column.uniqueId());
    result.setIsAutoIncrement(column.autoIncrement());
    if (column.defaultValue() != null) {
      result.setDefaultValue(column.literalDefault());
    }
    TypeSpec type = TypeSpec.parse(column.type());
    if (type.base().equals("agg_state")) {
      // Thrift has no name for GENERIC; the function stands in its place.
      result.setAggregationType(TAggregationType.NONE);
      result.setAggregation(type.fieldNames().get(0));
      result.setResultIsNullable(!type.fieldNames().get(0).equals("count"));
    } else if (!column.key() && column.aggregation() != null) {
      result.setAggregationType(TAggregationType.valueOf(column.aggregation()));
      result.setAggregation(column.aggregation());
    }
    return result;
  }

  private static TColumn typed(String name, TypeSpec type) {
    TColumnType columnType = new TColumnType(TPrimitiveType.valueOf(type.thrift()));
    switch (type.base()) {
      case "decimal" -> {
        columnType.setPrecision(type.argument(0, 9));
        columnType.setScale(type.argument(1, 0));
      }
      case "datetime", "time" -> columnType.setScale(type.argument(0, 0));
      case "char", "varchar" -> columnType.setLen(type.argument(0, 1));
      default -> {
        // No arguments.
      }
    }
    TColumn column = new TColumn(name, columnType);
    List<TColumn> children = new ArrayList<>();
    for (int i = 0; i < type.children().size(); i++) {
      boolean named = type.base().equals("struct");
      String child = named ? type.fieldNames().get(i) : "item";
      TColumn built = typed(child, type.children().get(i));
      built.setIsAllowNull(true);
      built.setIsKey(false);
      children.add(built);
    }
    if (!children.isEmpty()) {
      column.setChildrenColumn(children);
    }
    return column;
  }

  public static TOlapTableIndex index(OlapTable table, SecondaryIndex index) {
    TOlapTableIndex result = new TOlapTableIndex();
    result.setIndexName(index.name());
    result.setColumns(index.columns());
    result.setIndexType(TIndexType.valueOf(index.type()));
    result.setIndexId(index.id());
    result.setProperties(index.properties());
    result.setColumnUniqueIds(
        index.columns().stream()
            .flatMap(
                n -> table.baseIndex().columns.stream().filter(c -> c.name().equalsIgnoreCase(n)))
            .map(Column::uniqueId)
            .toList());
    return result;
  }
}
