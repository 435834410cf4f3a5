package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column that a part of a query yields, and what Doris writes before its name.
 *
 * @param name null = an expression without one
 * @param type of a column; null = not known
 * @param nullable whether it may be NULL
 * @param stored whether it is a column of what FROM names, neither made nor of a subquery
 */
record Slot(String name, List<String> qualifier, String type, boolean nullable, boolean stored) {
  /** A name with what stands before it. */
  Slot(String name, List<String> qualifier) {
    this(name, qualifier, null, true, false);
  }

  /** The same behind another qualifier. */
  Slot of(List<String> newQualifier) {
    return new Slot(name, newQualifier, type, nullable, stored);
  }

  /** The same under another name. */
  Slot named(String newName) {
    return new Slot(newName, qualifier, type, nullable, stored);
  }

  /** The same, which may be NULL if that is so. */
  Slot orNull(boolean may) {
    return new Slot(name, qualifier, type, nullable || may, stored);
  }

  /** The same, which a subquery yields. */
  Slot inner() {
    return new Slot(name, qualifier, type, nullable, false);
  }

  boolean isCalled(String wanted) {
    return name != null && name.equalsIgnoreCase(wanted);
  }

  /** What it is called under the alias of a subquery, which takes the table's place. */
  Slot under(String alias) {
    List<String> parts = new ArrayList<>(qualifier);
    if (parts.isEmpty()) {
      parts.add(alias);
    } else {
      parts.set(parts.size() - 1, alias);
    }
    return of(parts).inner();
  }

  /** With all names in quotes. */
  String text(String typedName) {
    List<String> parts = new ArrayList<>(qualifier);
    parts.add(typedName);
    return parts.stream().map(Slot::quoted).collect(Collectors.joining("."));
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
