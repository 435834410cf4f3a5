package org.dorisdr.recyclebin;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** One row of a SHOW, by column name whatever its case. */
record Columns(List<String> names, List<String> row) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** Empty text for NULL or an unknown column. */
  String text(String name) {
    for (int i = 0; i < names.size() && i < row.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return row.get(i) == null ? "" : row.get(i);
      }
    }
    return "";
  }

  /** -1 if there is none. */
  long id(String name) {
    String text = text(name).trim();
    return text.isEmpty() ? -1 : Long.parseLong(text);
  }

  Optional<LocalDateTime> time(String name) {
    try {
      return Optional.of(LocalDateTime.parse(text(name), TIME));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
