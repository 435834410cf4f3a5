package org.dorisdr.minidoris.fe.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Takes out of an answer what differs from run to run: ids, times, hashes. Stateless. */
final class GoldenText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DATA =
      Pattern.compile("(?:\\d+ ([A-Z_]+ .*data=)|(job_info=)|meta bytes=.*(json=))(\\{.*})");

  /** Numbers that differ from run to run or with what backends report; ids name sequences. */
  private static final Pattern VARYING =
      Pattern.compile(
          "\\d{13}|rowCount|commitSeq|signature|.*[tT]xnId|.*TimeMs|createTime|sh|schema_hash"
              // Whether an image was made since a statement changed the column.
              + "|autoIncInitValue|distributionColumns");

  private GoldenText() {}

  /** Lines of an answer of SQL. */
  static String normal(List<String> lines) {
    return lines.stream().map(GoldenText::normal).collect(Collectors.joining("\n"));
  }

  private static String normal(String line) {
    return times(line)
        .replaceAll("\\b\\d{13}\\b", "<id>")
        .replaceAll("^\\d+ (\\| l_)", "<txn> $1")
        .replaceAll("\\| \\d+ \\| FINISHED", "| <txn> | FINISHED")
        .replaceAll("^(<id> \\| <id> \\| <id>) \\| \\d+ \\|", "$1 | <hash> |")
        .replaceAll("\\| (\\d+):\\d+ \\|", "| $1:<hash> |")
        // Two states of which either may be seen.
        .replace("| UPLOADING |", "| UPLOAD_SNAPSHOT |");
  }

  private static String times(String line) {
    return line.replaceAll("\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d\\d", "<timestamp>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "<time>");
  }

  /** An answer of a call: structs as text, and JSON, each in an order of its own. */
  static String normalCall(List<String> lines) {
    return lines.stream()
        // Whether a job was seen while it was pending was a matter of luck in the recording.
        .filter(l -> !l.contains("\"jobState\":\"PENDING\""))
        .map(GoldenText::call)
        .collect(Collectors.joining("\n"));
  }

  private static String call(String line) {
    Matcher data = DATA.matcher(line);
    return data.matches() ? data(line, data) : struct(line);
  }

  /** Tables come in the order of a hash map. */
  private static String struct(String line) {
    String text =
        line.replaceAll("(_seq:|timestamp:|expiredAt=|commit_seq=|txn_id:|prev=)\\d+", "$1<n>");
    return Stream.of(text.split("(?=TGetMetaTableMeta\\(|dropped_partitions:)"))
        .map(t -> ids(t).replaceAll("[\\], ]+$", ""))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String data(String line, Matcher data) {
    String head =
        Stream.of(1, 2, 3).map(data::group).filter(g -> g != null).findFirst().orElseThrow();
    try {
      return ids(head) + json(JSON.readTree(data.group(4)), "");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  /** Name of an object in a repository, without time and checksum. */
  static String objectName(String name) {
    return times(name).replaceAll("\\.[0-9a-f]{32}$", ".<md5>");
  }

  /** A document of a repository, its fields in an order of their own. */
  static String document(String json) {
    try {
      return json(JSON.readTree(json), "");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static String ids(String text) {
    return times(text)
        .replaceAll("snapshot/\\d+\\.\\d+\\.", "snapshot/<n>.")
        .replaceAll("0200000000000\\d+_0", "0200_0")
        .replaceAll("\\d{12,}", "<id>");
  }

  private static String json(JsonNode node, String name) {
    if (node.isObject()) {
      return node.properties().stream()
          // Ids of partitions that the table no longer has stay in this map.
          .filter(e -> !e.getKey().equals("IdToStoragePolicy"))
          // A column that came by a statement says so until the next image; ours never does.
          .filter(e -> !(e.getKey().equals("comment") && e.getValue().asText().isEmpty()))
          .map(e -> ids(e.getKey()) + ":" + json(e.getValue(), key(name, e.getKey())))
          .sorted()
          .collect(Collectors.joining(",\n", "{\n", "}"));
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(e -> json(e, name))
          .collect(Collectors.joining(",", "[", "]"));
    }
    return node.isNumber() && VARYING.matcher(name).matches() ? "#" : ids(node.toString());
  }

  /** A unique id is named after whose it is. */
  private static String key(String parent, String key) {
    return key.equals("uniqueId") ? parent : key;
  }
}
