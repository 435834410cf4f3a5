package org.dorisdr.sql;

/** One statement of a packet. */
public sealed interface ParsedStatement {
  /** The statement as typed, without the semicolon. */
  String text();

  /** Where it begins in the packet. */
  Position at();

  /** Not ours: to be left to Doris. */
  record Foreign(String text, Position at) implements ParsedStatement {}

  /** A statement that we know; {@link DrStatement#isStock} tells whether Doris does too. */
  record Known(String text, Position at, DrStatement statement) implements ParsedStatement {}

  /** It begins like one of ours, and cannot be read. */
  record Malformed(String text, Position at, SyntaxError error) implements ParsedStatement {}
}
