package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Stream loads of JSON. */
class LoadJsonTest extends LoadFixture {
  @Test
  void jsonComesByLineAsAnArrayOrBelowARoot() throws Exception {
    isLoaded(client.load("u", "{\"k\":1,\"v\":\"a\"}\n{\"k\":2}\n", "format", "json"), 2, 0, 0);
    isLoaded(
        client.load(
            "u",
            "[{\"k\":3,\"v\":{\"x\":[1,true]},\"n\":null}]",
            "format",
            "json",
            "strip_outer_array",
            "true"),
        1,
        0,
        0);
    isLoaded(
        client.load(
            "u",
            "{\"data\":{\"rows\":[{\"id\":4,\"a\":[{\"b\":\"x\"},{\"b\":\"y\"}]}]}}",
            "format",
            "json",
            "strip_outer_array",
            "true",
            "json_root",
            "$.data.rows",
            "jsonpaths",
            "[\"$.id\", \"$.a[1].b\"]",
            "columns",
            "k, v"),
        1,
        0,
        0);
    assertThat(cluster.sql("SELECT * FROM u ORDER BY k"))
        .containsExactly("1|a|7", "2|null|7", "3|{\"x\":[1,true]}|null", "4|y|7");
  }

  /** {@code NewJsonReader} opens a decompressor as the reader of text does. */
  @Test
  void jsonMayBeCompressed() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write("{\"k\":1,\"v\":\"a\"}".getBytes(StandardCharsets.UTF_8));
    }
    isLoaded(put("u", zipped.toByteArray(), "format", "json", "compress_type", "gz"), 1, 0, 0);
    isLoaded(
        client.load("u", "{\"k\":2,\"v\":\"b\"}", "format", "json", "compress_type", "zstd"),
        1,
        0,
        0);
    assertThat(cluster.sql("SELECT k, v FROM u ORDER BY k")).containsExactly("1|a", "2|b");
  }

  /** {@code _simdjson_handle_flat_array_complex_json} of Doris's JSON reader. */
  @Test
  void jsonLooksForTheRootInEachElementOfAnArray() throws Exception {
    isLoaded(
        client.load(
            "u",
            "[{\"no\":1,\"item\":{\"id\":31,\"c\":[\"x\",\"y\"]}},{\"no\":2,\"item\":{\"id\":32}},{\"no\":3}]",
            "format",
            "json",
            "strip_outer_array",
            "true",
            "json_root",
            "$.item",
            "jsonpaths",
            "[\"$.id\", \"$.c[1]\"]",
            "columns",
            "k, v",
            "max_filter_ratio",
            "0.5"),
        2,
        1,
        0);
    assertThat(cluster.sql("SELECT k, v FROM u WHERE k > 30 ORDER BY k"))
        .containsExactly("31|y", "32|null");
    cluster.sql("TRUNCATE TABLE u");
  }

  @Test
  void jsonTakesTheFirstOfANameAndTheWholeDocumentForItsRoot() throws Exception {
    isLoaded(
        client.load("u", "{\"k\":41,\"v\":\"a\",\"k\":42,\"v\":\"b\"}", "format", "json"), 1, 0, 0);
    isLoaded(
        client.load(
            "u",
            "{\"k\":43,\"v\":[1,  2]}\n",
            "format",
            "json",
            "jsonpaths",
            "[\"$.k\", \"$.\"]",
            "columns",
            "k, v"),
        1,
        0,
        0);
    assertThat(cluster.sql("SELECT k, v FROM u WHERE k > 40 ORDER BY k"))
        .containsExactly("41|a", "43|{\"k\":43,\"v\":[1,  2]}");
    cluster.sql("TRUNCATE TABLE u");
  }

  /** {@code simdjson::to_json_string} of Doris's JSON reader: the words of the file. */
  @Test
  void jsonKeepsTheWordsOfWhatGoesIntoATextInALineAndInAnArray() throws Exception {
    String rows =
        """
        {"k": 51, "v": {"x" : [1, 2.50]}, "n": 1}%1$s
        {"k": 52, "v": [ {"y":"é"} ]}%1$s
        {"k": 53, "v": 1.50}%1$s
        {"k": 54, "v": 1e5}%1$s
        {"k": 55, "v": -0.0}
        """
            .formatted("%1$s");
    isLoaded(client.load("u", rows.formatted(""), "format", "json"), 5, 0, 0);
    List<String> kept =
        List.of("51|{\"x\" : [1, 2.50]}", "52|[ {\"y\":\"é\"} ]", "53|1.50", "54|1e5", "55|-0.0");
    assertThat(cluster.sql("SELECT k, v FROM u WHERE k > 50 ORDER BY k"))
        .containsExactlyElementsOf(kept);
    cluster.sql("TRUNCATE TABLE u");
    String array = " [" + rows.formatted(",") + "] ";
    isLoaded(client.load("u", array, "format", "json", "strip_outer_array", "true"), 5, 0, 0);
    assertThat(cluster.sql("SELECT k, v FROM u WHERE k > 50 ORDER BY k"))
        .containsExactlyElementsOf(kept);
    cluster.sql("TRUNCATE TABLE u");
  }

  @Test
  void wrongJsonIsTold() throws Exception {
    JsonNode report =
        client.load(
            "u",
            "{\"k\":1}\n{\"k\":\n[1]\n{\"x\":1}\n",
            "format",
            "json",
            "read_json_by_line",
            "true",
            "max_filter_ratio",
            "0.75");
    isLoaded(report, 1, 3, 0);
    assertThat(client.get(report.get("ErrorURL").asText()))
        .contains("Parse json data failed.")
        .contains("JSON data is array-object, `strip_outer_array` must be TRUE.")
        .contains("There is no column matching jsonpaths in the json file");
    JsonNode array = client.load("u", "{\"k\":1}", "format", "json", "strip_outer_array", "true");
    failsWith(array, "too many filtered rows");
    assertThat(array.get("FirstErrorMsg").asText()).contains("must be FALSE.");
  }

  @Test
  void variantsTakeObjectsAndTexts() throws Exception {
    cluster.sql(
        "CREATE TABLE variants (k INT, v VARIANT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
            + " PROPERTIES ('replication_num' = '1')");
    String rows = "[{\"k\":1,\"v\":{\"a\":{\"b\":5}}},{\"k\":2,\"v\":\"no JSON\"},{\"k\":3}]";
    isLoaded(
        client.load("variants", rows, "format", "json", "strip_outer_array", "true", "label", "v"),
        3,
        0,
        0);
    assertThat(cluster.sql("SELECT k, v, CAST(v['a']['b'] AS INT) FROM variants ORDER BY k"))
        .containsExactly("1|{\"a\":{\"b\":5}}|5", "2|no JSON|null", "3|null|null");
  }
}
