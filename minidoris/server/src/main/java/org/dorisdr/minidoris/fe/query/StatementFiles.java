package org.dorisdr.minidoris.fe.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.define.Definitions;
import org.dorisdr.minidoris.fe.query.file.FileFunctionError;
import org.dorisdr.minidoris.fe.query.file.FileSource;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniFileTable;

/** The files that one statement reads as tables, kept while it is planned. For one thread. */
final class StatementFiles {
  private final Map<Map<String, String>, FileSource> opened = new HashMap<>();

  /** Looks at the store. The catalog is not locked. */
  void open(Map<String, String> properties, QueryContext context) {
    try {
      opened.put(
          properties,
          FileSource.open(
              properties,
              name -> resource(context, name),
              files -> context.executor().fileColumns(files)));
    } catch (FileFunctionError e) {
      throw StatementError.general("Can not build s3(): " + e.getMessage());
    }
  }

  private static Optional<Map<String, String>> resource(QueryContext context, String name) {
    return context.locked(() -> Definitions.of(context.frontend()).storage().propertiesOf(name));
  }

  private FileSource source(Map<String, String> properties) {
    FileSource source = opened.get(properties);
    if (source == null) {
      throw new FilesNeeded(properties);
    }
    return source;
  }

  List<TypedColumn> columns(Map<String, String> properties) {
    return TypedColumns.of(source(properties).columns());
  }

  /**
   * DuckDB text of the rows.
   *
   * @param alias name of the table that the backend makes
   */
  String rows(Map<String, String> properties, String alias) {
    FileSource source = source(properties);
    List<Column> columns = source.columns();
    String items =
        IntStream.range(0, columns.size())
            .mapToObj(i -> value(source, i) + " AS " + Identifiers.quoted(columns.get(i).name()))
            .collect(Collectors.joining(", "));
    return isEmpty(source)
        ? "(SELECT " + items + " FROM (SELECT " + nothing(source) + ") WHERE false)"
        : "(SELECT " + items + " FROM " + Identifiers.quoted(alias) + ")";
  }

  private static String value(FileSource source, int column) {
    Column of = source.columns().get(column);
    return source.typed() && !isEmpty(source)
        ? Identifiers.quoted(of.name())
        : LoadValues.typed(of, "f" + column, false);
  }

  private static String nothing(FileSource source) {
    return IntStream.range(0, source.columns().size())
        .mapToObj(i -> "CAST(NULL AS VARCHAR) AS f" + i)
        .collect(Collectors.joining(", "));
  }

  private static boolean isEmpty(FileSource source) {
    return source.files().getLocations().isEmpty();
  }

  /** What the backend has to read; nothing if there are no files. */
  Optional<TMiniFileTable> table(Map<String, String> properties, String alias) {
    FileSource source = source(properties);
    return isEmpty(source)
        ? Optional.empty()
        : Optional.of(source.files().deepCopy().setAlias(alias));
  }
}
