package org.dorisdr.minidoris.be.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dorisdr.minidoris.be.storage.StoredColumn;

/** Reads the rows of a JSON file by Doris's rules. For one file by one thread. */
final class JsonRows {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

  /** Takes nothing behind the document. */
  private static final ObjectReader WHOLE =
      JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonFormat format;
  private final List<String> columns;
  private final List<String> defaults;
  private final RowFile to;

  /**
   * @param defaults value of a column that a row lacks; null = NULL
   */
  JsonRows(JsonFormat format, List<String> columns, List<String> defaults, RowFile to) {
    this.format = format;
    this.columns = columns;
    this.defaults = defaults;
    this.to = to;
  }

  void copy(InputStream in) throws IOException {
    if (format.byLine()) {
      lines(in);
    } else if (format.stripArray() && format.root() == null) {
      elements(in);
    } else {
      document(in.readAllBytes());
    }
  }

  private void lines(InputStream in) throws IOException {
    CsvFormat lines = new CsvFormat("\n", format.delimiter(), "", "", 0, false, false);
    CsvRecords records = new CsvRecords(in, lines, false);
    for (byte[] line = records.next(); line != null; line = records.next()) {
      if (line.length > 0) {
        document(line);
      }
    }
  }

  /** A large array is never held as a whole. */
  private void elements(InputStream in) throws IOException {
    try (JsonParser parser = JSON.getFactory().createParser(in)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return;
      }
      if (first != JsonToken.START_ARRAY) {
        to.leaveOut(notArray(), parser.readValueAsTree().toString());
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        row(parser.readValueAsTree());
      }
    } catch (JsonProcessingException e) {
      to.leaveOut(unparsable(e), "");
    }
  }

  private void document(byte[] text) throws IOException {
    JsonNode document;
    try {
      document = WHOLE.readTree(text);
    } catch (JsonProcessingException e) {
      to.leaveOut(unparsable(e), text);
      return;
    }
    if (document == null || document.isMissingNode()) {
      return;
    }
    JsonNode data = format.root() == null ? document : format.root().find(document);
    if (data == null) {
      to.leaveOut("JsonPath not found in the document", text);
    } else if (data.isArray() && !format.stripArray()) {
      to.leaveOut("JSON data is array-object, `strip_outer_array` must be TRUE.", text);
    } else if (!data.isArray() && format.stripArray()) {
      to.leaveOut(notArray(), text);
    } else if (data.isArray()) {
      for (JsonNode element : data) {
        row(element);
      }
    } else {
      row(data);
    }
  }

  private static String notArray() {
    return "JSON data is not an array-object, `strip_outer_array` must be FALSE.";
  }

  private static String unparsable(JsonProcessingException e) {
    return "Parse json data failed. code: 3, error info: " + e.getOriginalMessage();
  }

  private void row(JsonNode row) throws IOException {
    if (!row.isObject()) {
      to.leaveOut("Not object item", row.toString());
      return;
    }
    byte[][] values = new byte[columns.size()][];
    boolean any = false;
    StringBuilder skipped = new StringBuilder(",");
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).equals(StoredColumn.SKIP_BITMAP)) {
        values[i] = bytes(skipped.toString());
        continue;
      }
      JsonNode value = find(row, i);
      any |= value != null;
      values[i] = value == null ? bytes(defaults.get(i)) : bytes(text(value));
      if (value == null) {
        skipped.append(i).append(',');
      }
    }
    if (any) {
      to.add(values);
    } else {
      to.leaveOut(
          "There is no column matching jsonpaths in the json file, columns:["
              + String.join(", ", columns)
              + ", ], please check columns and jsonpaths:"
              + format.pathsText(),
          row.toString());
    }
  }

  private JsonNode find(JsonNode row, int column) {
    if (format.paths().isEmpty()) {
      return row.get(columns.get(column));
    }
    return column < format.paths().size() ? format.paths().get(column).find(row) : null;
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "1" : "0";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
