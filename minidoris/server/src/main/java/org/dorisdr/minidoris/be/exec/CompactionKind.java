package org.dorisdr.minidoris.be.exec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of compaction that can be asked for, with what Doris says when there is nothing to do. */
public enum CompactionKind {
  CUMULATIVE(-2000, "_input_rowsets is empty"),
  BASE(-808, "There is no suitable version"),
  FULL(-2008, "There is no suitable version");

  private final int code;
  private final String words;

  CompactionKind(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The kind of that name in a request. */
  public static Optional<CompactionKind> named(String name) {
    return Arrays.stream(values()).filter(k -> k.text().equals(name)).findFirst();
  }

  /** As requests and answers name it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Status of a request without anything to merge. */
  public String nothingCode() {
    return "E" + code;
  }

  /** Message of a request without anything to merge. */
  public String nothingWords() {
    return "[" + nothingCode() + "]" + words;
  }
}
