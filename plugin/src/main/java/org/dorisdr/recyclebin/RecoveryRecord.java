package org.dorisdr.recyclebin;

import java.util.ArrayList;
import java.util.List;

/**
 * Views of a dropped database, written down before Doris takes the database out of the bin and
 * forgets them. Stored as JSON.
 */
final class RecoveryRecord {
  static final int FORMAT = 1;

  /** How far a recovery is. */
  enum Phase {
    /** The database is being recovered, or its views are being made. */
    RUNNING,
    /** What is left could not be made; it is shown until it expires. */
    LEFT
  }

  /** One view that is still to be made. */
  static final class View {
    String name;

    /** Statement that makes it; null if nobody can make it again. */
    String sql;

    /** Why it could not be made; null if that was not tried. */
    String problem;

    View() {}

    View(String name, String sql, String problem) {
      this.name = name;
      this.sql = sql;
      this.problem = problem;
    }
  }

  int format = FORMAT;
  Phase phase = Phase.RUNNING;
  long databaseId;

  /** Name of the database once it is back. */
  String database;

  /** When it was recovered, ms since the epoch. */
  long time;

  List<View> views = new ArrayList<>();
}
