package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.dorisdr.minidoris.common.types.TypeNames;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.IndexDef;

/** What Doris refuses about secondary indexes. Stateless. */
final class IndexChecks {
  private static final int MAX_NAME = 64;
  private static final Set<String> PARSERS =
      Set.of("parser", "built_in_analyzer", "analyzer", "normalizer");
  private static final Set<String> UNINDEXED =
      Set.of("json", "map", "struct", "hll", "bitmap", "quantile_state", "agg_state");

  private final List<Column> columns;
  private final KeysType model;
  private final boolean mergeOnWrite;
  private final String format;
  private final Function<TypeSpec, String> names;

  /**
   * @param format in which the table keeps its indexes, V1 to V3
   */
  private IndexChecks(
      List<Column> columns,
      KeysType model,
      boolean mergeOnWrite,
      String format,
      Function<TypeSpec, String> names) {
    this.columns = columns;
    this.model = model;
    this.mergeOnWrite = mergeOnWrite;
    this.format = format;
    this.names = names;
  }

  /** Those of CREATE TABLE. */
  static void check(List<IndexDef> defs, SchemaBuilder schema) {
    IndexChecks checks =
        new IndexChecks(
            schema.columns,
            schema.keysType,
            schema.mergeOnWrite,
            schema.indexFormat(),
            TypeNames::of);
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (IndexDef def : defs) {
      checks.check(def);
      seen.add(def.name());
    }
    if (seen.size() < defs.size()) {
      throw StatementError.general("index name must be unique.");
    }
    checks.checkOneOfEach(defs);
  }

  /** One that a table is to get. */
  static void check(IndexDef def, OlapTable table) {
    boolean merges = table.flag(TableProperties.MERGE_ON_WRITE);
    for (String name : def.columns()) {
      if (!table.baseIndex().has(name)) {
        throw StatementError.general(
            "index column does not exist in table. invalid column: " + name);
      }
    }
    new IndexChecks(
            table.baseIndex().columns, table.keysType, merges, format(table), TypeSpec::primitive)
        .check(def);
  }

  /**
   * Refuses a second index of a kind over the same columns; one of words may stand beside one of
   * whole values.
   *
   * @param others of the table, and those that the statement has added
   */
  static void checkAlone(OlapTable table, List<SecondaryIndex> others, IndexDef def) {
    String type = type(def);
    boolean words = IndexProperties.isAnalyzed(def.properties());
    for (SecondaryIndex other : others) {
      if (other.name().equalsIgnoreCase(def.name())) {
        throw StatementError.general("index `" + def.name() + "` already exist.");
      }
      if (!other.type().equals(type) || !same(other.columns(), def.columns())) {
        continue;
      }
      String start = type + " index for column";
      String columns = " (" + String.join(",", def.columns()) + ") ";
      if (def.columns().size() > 1 || format(table).equals("V1")) {
        throw StatementError.general(start + "s" + columns + "already exist.");
      }
      if (!isText(table, def.columns().get(0))) {
        throw StatementError.general(start + columns + "already exists.");
      }
      if (words == (type.equals("INVERTED") && IndexProperties.isAnalyzed(other.properties()))) {
        throw StatementError.general(
            start + columns + "with " + (words ? "" : "non-") + "analyzed type already exists.");
      }
    }
  }

  private static boolean same(List<String> some, List<String> others) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(some);
    return set.containsAll(others) && some.size() == others.size();
  }

  private static boolean isText(OlapTable table, String name) {
    return table.baseIndex().columns.stream()
        .filter(c -> c.name().equalsIgnoreCase(name))
        .map(c -> TypeSpec.parse(c.type()))
        .anyMatch(t -> t.isText() || t.base().equals("variant"));
  }

  private static String format(OlapTable table) {
    return table.properties.getOrDefault("inverted_index_storage_format", "V3");
  }

  static String type(IndexDef def) {
    return def.type() == null ? "INVERTED" : def.type();
  }

  private void check(IndexDef def) {
    String type = type(def);
    if (type.equals("INVERTED")) {
      checkSingle(def);
    }
    for (String name : def.columns()) {
      Column column =
          columns.stream()
              .filter(c -> c.name().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      StatementError.general(
                          "Column does not exist in table. invalid column: " + name));
      if (!type.equals("ANN")) {
        checkColumn(def, type, column);
      } else if (model != KeysType.DUP_KEYS) {
        throw StatementError.general("ANN index can only be used in DUP_KEYS table");
      }
    }
  }

  /** A column has one index of its values, and, if it is of text, one of its words beside it. */
  private void checkOneOfEach(List<IndexDef> defs) {
    for (Column column : columns) {
      List<IndexDef> own =
          defs.stream()
              .filter(d -> type(d).equals("INVERTED"))
              .filter(d -> d.columns().get(0).equalsIgnoreCase(column.name()))
              .toList();
      TypeSpec type = TypeSpec.parse(column.type());
      boolean words = type.isText() || type.base().equals("variant");
      long analyzed = own.stream().filter(d -> IndexProperties.isAnalyzed(d.properties())).count();
      boolean one = own.size() < 2 || words && own.size() == 2 && analyzed == 1;
      if (!one) {
        throw StatementError.general(
            "column: "
                + column.name()
                + " cannot have multiple inverted indexes of the same type.");
      }
    }
  }

  private static void checkSingle(IndexDef def) {
    if (def.columns().size() != 1) {
      throw StatementError.general("INVERTED index can only apply to a single column.");
    }
    if (def.name().length() > MAX_NAME) {
      throw StatementError.general(
          "index name too long, the index name length at most is " + MAX_NAME + ".");
    }
  }

  private void checkColumn(IndexDef def, String index, Column column) {
    TypeSpec type = TypeSpec.parse(column.type());
    if (!isIndexed(type)) {
      throw StatementError.general(
          "%s is not supported in %s index. invalid index: %s"
              .formatted(names.apply(type), index, def.name()));
    }
    if (!column.key() && model == KeysType.AGG_KEYS) {
      throw StatementError.general(
          "index should only be used in columns of DUP_KEYS/UNIQUE_KEYS table"
              + " or key columns of AGG_KEYS table. invalid index: "
              + def.name());
    }
    boolean parses =
        def.properties().keySet().stream()
            .anyMatch(key -> PARSERS.contains(key.toLowerCase(Locale.ROOT)));
    if (!column.key()
        && model == KeysType.UNIQUE_KEYS
        && !mergeOnWrite
        && index.equals("INVERTED")
        && parses) {
      throw StatementError.general(
          "INVERTED index with parser can NOT be used in value columns of UNIQUE_KEYS table with"
              + " merge_on_write disable. invalid index: "
              + def.name());
    }
    if (index.equals("INVERTED")) {
      IndexProperties.check(def.properties(), column.name(), type, format);
    }
    if (index.equals("NGRAM_BF") && !type.isText()) {
      throw StatementError.general(
          "%s is not supported in ngram_bf index. invalid column: %s"
              .formatted(names.apply(type), column.name()));
    }
  }

  private static boolean isIndexed(TypeSpec type) {
    if (type.base().equals("array")) {
      TypeSpec item = type.children().get(0);
      return !item.base().equals("array") && isIndexed(item);
    }
    return !UNINDEXED.contains(type.base());
  }
}
