package org.dorisdr.backup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartitionRangeTest {
  private static PartitionRange shown(String type, String from, String to) {
    return PartitionRange.ofShown(
            "[types: [%s]; keys: [%s]; ..types: [%s]; keys: [%s]; )"
                .formatted(type, from, type, to))
        .orElseThrow();
  }

  private static Optional<PartitionRange> stored(String from, String to) throws IOException {
    JsonNode table =
        new ObjectMapper()
            .readTree(
                """
                {"pi":{"IdToItem":{"7":{"range":[
                {"type":"CLOSED","value":[["T",%s],"[false,\\"unused\\"]"]},
                {"type":"OPEN","value":[["T",%s],"[false,\\"unused\\"]"]}]}}},"p":{"id":7}}"""
                    .formatted(from, to));
    return PartitionRange.ofSchema(table, table.get("p"));
  }

  private static String date(int year, int month, int hour) {
    return """
        {"clazz":"DateLiteral","y":%d,"m":%d,"d":1,"h":%d,"M":0,"s":0,"ms":0}"""
        .formatted(year, month, hour);
  }

  @Test
  void readsDatesAndNumbersTheSameFromBothSides() throws IOException {
    assertThat(stored(date(0, 1, 0), date(2026, 2, 0)))
        .contains(shown("DATEV2", "0000-01-01", "2026-02-01"));
    assertThat(stored(date(2026, 1, 3), date(2026, 2, 0)))
        .contains(shown("DATETIMEV2", "2026-01-01 03:00:00", "2026-02-01 00:00:00"));
    assertThat(stored("{\"clazz\":\"IntLiteral\",\"v\":-5}", "{\"clazz\":\"MaxLiteral\"}"))
        .contains(shown("INT", "-5", "MAXVALUE"));
  }

  @Test
  void tellsWhatOverlaps() {
    PartitionRange ten = shown("INT", "0", "10");
    assertThat(ten.overlaps(shown("INT", "10", "20"))).isFalse();
    assertThat(ten.overlaps(shown("INT", "9", "20"))).isTrue();
    assertThat(ten.overlaps(shown("INT", "-5", "MAXVALUE"))).isTrue();
    assertThat(shown("INT", "20", "MAXVALUE").overlaps(ten)).isFalse();
  }

  @Test
  void saysNothingOfOthers() throws IOException {
    assertThat(PartitionRange.ofShown("[types: [VARCHAR]; keys: [a]; ]")).isEmpty();
    assertThat(
            PartitionRange.ofShown(
                "[types: [INT, INT]; keys: [1, 2]; ..types: [INT, INT]; keys: [3, 4]; )"))
        .isEmpty();
    assertThat(stored("{\"clazz\":\"StringLiteral\",\"v\":\"a\"}", "{\"clazz\":\"MaxLiteral\"}"))
        .isEmpty();
  }
}
