package org.dorisdr.minidoris.fe.query.file;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.dorisdr.minidoris.common.remote.RemoteStore;
import org.dorisdr.minidoris.common.remote.RemoteStore.RemoteFile;
import org.dorisdr.minidoris.common.remote.RemoteStoreException;
import org.dorisdr.minidoris.common.remote.RemoteStores;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.thrift.TMiniFileTable;
import org.dorisdr.minidoris.thrift.TMiniResultColumn;

/**
 * The files that a call of {@code S3(…)} means. Immutable.
 *
 * @param files without alias; empty locations = there is nothing to read
 * @param columns in order
 * @param typed whether the files' values have the columns' types, or are texts
 */
public record FileSource(TMiniFileTable files, List<Column> columns, boolean typed) {
  private static final String URI = "uri";
  private static final String RESOURCE = "resource";

  /** What Doris names the column of no file at all. */
  private static final Column DUMMY = CsvSchema.column("__dummy_col", "string");

  /**
   * Looks at the store, and has a backend look into the first file.
   *
   * @param given properties as the statement has them
   * @param resources properties of a resource by its name
   * @param backend tells what columns files have
   * @throws FileFunctionError if that is not to be read
   */
  public static FileSource open(
      Map<String, String> given,
      Function<String, Optional<Map<String, String>>> resources,
      Function<TMiniFileTable, List<TMiniResultColumn>> backend) {
    Map<String, String> all = merged(given, resources);
    FileFormat format = FileFormat.of(all);
    Map<String, String> store = S3Connection.of(all);
    if (!all.containsKey(URI)) {
      throw new FileFunctionError("props must contain uri");
    }
    S3Address address = S3Address.of(all.get(URI), S3Connection.isPathStyle(all));
    List<RemoteFile> found = found(store, address);
    found.forEach(file -> format.check(file.location()));
    TMiniFileTable files =
        new TMiniFileTable(
            "",
            format.properties(),
            store,
            found.stream().map(RemoteFile::location).toList(),
            List.of());
    boolean typed = format.properties().get("format").equals("parquet");
    List<Column> columns =
        !format.schema().isEmpty()
            ? format.schema()
            : found.isEmpty() ? List.of(DUMMY) : columns(backend.apply(files));
    files.setColumns(columns.stream().map(Column::name).toList());
    return new FileSource(files, columns, typed);
  }

  private static Map<String, String> merged(
      Map<String, String> given, Function<String, Optional<Map<String, String>>> resources) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String name = given.get(RESOURCE);
    if (name != null) {
      all.putAll(
          resources
              .apply(name)
              .orElseThrow(() -> FileFunctionError.coded("Can not find resource: " + name)));
    }
    all.putAll(given);
    return all;
  }

  /** Files without content tell no columns and have no rows. */
  private static List<RemoteFile> found(Map<String, String> properties, S3Address address) {
    try (RemoteStore store = RemoteStores.open("S3", properties)) {
      return FileGlob.list(store, address).stream().filter(file -> file.size() > 0).toList();
    } catch (RemoteStoreException e) {
      throw FileFunctionError.coded(
          "parse file failed, err: errCode = 2, detailMessage = S3TvfBroker list path exception."
              + " path="
              + address.location()
              + ", err: errCode = 2, detailMessage = "
              + e.getMessage());
    }
  }

  private static List<Column> columns(List<TMiniResultColumn> found) {
    Set<String> names = new HashSet<>();
    for (TMiniResultColumn column : found) {
      String name = column.getName().toLowerCase(Locale.ROOT);
      if (!names.add(name)) {
        throw new FileFunctionError("Repeated lowercase column names: " + name);
      }
    }
    return found.stream()
        .map(c -> CsvSchema.nullable(c.getName().toLowerCase(Locale.ROOT), c.getType()))
        .toList();
  }
}
