package org.dorisdr.minidoris.be.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * How rows stand in a JSON file.
 *
 * @param paths of the columns in order; empty = by name
 * @param pathsText as the header had it
 * @param root where the data begin in each document; null = at its root
 * @param stripArray a document is an array of rows
 * @param byLine each line is a document
 * @param delimiter between lines
 */
record JsonFormat(
    List<JsonPath> paths,
    String pathsText,
    JsonPath root,
    boolean stripArray,
    boolean byLine,
    String delimiter) {

  static JsonFormat of(LoadHeaders headers) throws LoadException {
    boolean neither =
        headers.text("read_json_by_line").isEmpty() && headers.text("strip_outer_array").isEmpty();
    String root = headers.text("json_root");
    return new JsonFormat(
        paths(headers.text("jsonpaths")),
        headers.text("jsonpaths"),
        root.isEmpty() ? null : JsonPath.of(root),
        headers.flag("strip_outer_array"),
        neither || headers.flag("read_json_by_line"),
        headers.separator("line_delimiter", "\n"));
  }

  private static List<JsonPath> paths(String text) throws LoadException {
    List<JsonPath> paths = new ArrayList<>();
    if (!text.isEmpty()) {
      try {
        JsonNode array = new ObjectMapper().readTree(text);
        if (!array.isArray()) {
          throw LoadException.invalid("Invalid json path: " + text);
        }
        for (JsonNode path : array) {
          paths.add(JsonPath.of(path.asText()));
        }
      } catch (JsonProcessingException e) {
        throw LoadException.invalid("Invalid json path: " + text);
      }
    }
    return paths;
  }
}
