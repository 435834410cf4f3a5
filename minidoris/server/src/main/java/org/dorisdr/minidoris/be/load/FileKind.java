package org.dorisdr.minidoris.be.load;

import java.util.Locale;

/** What the file of a stream load is, as the header {@code format} tells. */
enum FileKind {
  CSV,
  /** Lines as Hive writes them: what lacks is NULL, what is beyond the columns is passed over. */
  HIVE_TEXT,
  JSON,
  PARQUET;

  static FileKind of(String format) throws LoadException {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "", "csv", "csv_with_names", "csv_with_names_and_types" -> CSV;
      case "hive_text" -> HIVE_TEXT;
      case "json" -> JSON;
      case "parquet" -> PARQUET;
      case "orc", "arrow", "wal" ->
          throw new LoadException(
              "[NOT_IMPLEMENTED_ERROR]minidoris does not read files of format "
                  + format
                  + ". HINT: use csv, csv_with_names, csv_with_names_and_types, hive_text, json or"
                  + " parquet");
      default ->
          throw new LoadException("[DATA_FILE_TYPE_ERROR]unknown data format, format=" + format);
    };
  }
}
