package org.dorisdr.thrift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One recorded struct: its name, its values, its bytes in hex. */
record WireSample(String struct, JsonNode json, String hex) {
  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Three lines a struct: {@code # Name {id=field, …}}, JSON, hex. */
  static List<WireSample> readAll(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> lines = Files.readAllLines(file);
    List<WireSample> samples = new ArrayList<>();
    for (int i = 0; i + 2 < lines.size(); i++) {
      if (lines.get(i).startsWith("# ")) {
        String name = lines.get(i).substring(2).split(" ", 2)[0];
        samples.add(
            new WireSample(name, mapper.readTree(lines.get(i + 1)), lines.get(i + 2).trim()));
      }
    }
    return samples;
  }
}
