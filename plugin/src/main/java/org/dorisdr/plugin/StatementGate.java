package org.dorisdr.plugin;

import org.dorisdr.sql.LeadingWords;

/**
 * Tells whether a packet may hold a statement of ours. Doris asks for every packet of every
 * session, so this allocates nothing and takes at most some 200 ns whatever the packet's length,
 * white space and comments before the first word excepted, which have to be walked over. Thread
 * safe.
 *
 * <p>The first words of the packet decide nearly always. A later statement of the packet is found
 * if it begins behind a semicolon
 *
 * <ul>
 *   <li>anywhere in a packet of up to {@value #SHORT} characters,
 *   <li>in the first {@value #HEAD} or the last {@value #TAIL} characters of a longer one,
 * </ul>
 *
 * and if fewer than {@value #SEMICOLONS} others stand before it there. What is missed goes to
 * Doris, which answers that it does not know the statement; nothing wrong is ever run.
 *
 * <p>A semicolon in a string or a comment may lead to a false yes, never to a false no: the parser
 * decides then.
 */
public final class StatementGate {
  static final int SHORT = 4096;
  static final int HEAD = 128;
  static final int TAIL = 1024;
  static final int SEMICOLONS = 16;

  private StatementGate() {}

  /** False if no statement of the packet is ours, as far as the limits above go. */
  public static boolean mayBeOurs(String packet) {
    if (LeadingWords.claim(packet, 0) != LeadingWords.Claim.FOREIGN) {
      return true;
    }
    int length = packet.length();
    if (length <= SHORT) {
      return laterStatement(packet, 0);
    }
    return inHead(packet) || laterStatement(packet, length - TAIL);
  }

  /** Searches to the end of the text, where the search for one character is a machine primitive. */
  private static boolean laterStatement(String packet, int from) {
    int at = from - 1;
    for (int i = 0; i < SEMICOLONS; i++) {
      at = packet.indexOf(';', at + 1);
      if (at < 0 || at == packet.length() - 1) {
        return false;
      }
      if (LeadingWords.claim(packet, at + 1) != LeadingWords.Claim.FOREIGN) {
        return true;
      }
    }
    return false;
  }

  private static boolean inHead(String packet) {
    for (int at = 0; at < HEAD; at++) {
      if (packet.charAt(at) == ';'
          && LeadingWords.claim(packet, at + 1) != LeadingWords.Claim.FOREIGN) {
        return true;
      }
    }
    return false;
  }
}
