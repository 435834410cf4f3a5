package org.dorisdr.minidoris.fe.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes a table an asynchronous materialized view. Guarded by the catalog's lock; operations
 * replace it as a whole.
 */
public final class MaterializedView {
  /** What Doris says to who would change one by other statements than its own. */
  public static final String REFUSED =
      "Not allowed to perform current operation on async materialized view";

  /** Body after AS, names in full. */
  public String query;

  /** IMMEDIATE or DEFERRED. */
  public String build;

  /** COMPLETE or AUTO. */
  public String method;

  /** MANUAL or SCHEDULE. */
  public String trigger;

  /** Units between two refreshes of a SCHEDULE; else 0. */
  public long every;

  /** SECOND and so on; null without a SCHEDULE. */
  public String unit;

  /** First time of a SCHEDULE; empty = creation. */
  public String starts = "";

  /** Those that a plain table does not have. */
  public Map<String, String> properties = new LinkedHashMap<>();

  /** INIT or NORMAL. */
  public String state = "INIT";

  /** INIT, SUCCESS or FAIL. */
  public String refreshState = "INIT";

  /** How many refreshes were asked for. */
  public long requested;

  /** Up to which of them all are over: one serves all that were asked for before it began. */
  public long done;

  /** Last interval of a SCHEDULE in which a refresh was asked for; -1 = none. */
  public long lastInterval = -1;

  /** Its schedule rests; a refresh that is asked for is done all the same. */
  public boolean paused;

  /** Visible versions of the base tables by id when the last good refresh began. */
  public Map<Long, Long> baseVersions = new LinkedHashMap<>();

  /** A copy to change. */
  public MaterializedView copy() {
    MaterializedView copy = new MaterializedView();
    copy.query = query;
    copy.build = build;
    copy.method = method;
    copy.trigger = trigger;
    copy.every = every;
    copy.unit = unit;
    copy.starts = starts;
    copy.properties = new LinkedHashMap<>(properties);
    copy.state = state;
    copy.refreshState = refreshState;
    copy.requested = requested;
    copy.done = done;
    copy.lastInterval = lastInterval;
    copy.paused = paused;
    copy.baseVersions = new LinkedHashMap<>(baseVersions);
    return copy;
  }

  /** {@code BUILD IMMEDIATE REFRESH COMPLETE ON MANUAL}, as Doris shows it. */
  public String refreshText() {
    String text = "BUILD " + build + " REFRESH " + method + " ON " + trigger;
    if (every > 0) {
      text += " EVERY " + every + " " + unit;
    }
    return starts.isEmpty() ? text : text + " STARTS \"" + starts + "\"";
  }
}
