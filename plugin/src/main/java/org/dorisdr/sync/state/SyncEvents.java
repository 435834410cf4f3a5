package org.dorisdr.sync.state;

import java.util.ArrayList;
import java.util.List;

/** The newest events of one job, as they are stored. Not thread safe. */
public final class SyncEvents {

  public static final int FORMAT = 1;
  private static final int LIMIT = 200;
  private static final int MAX_TEXT = 500;

  public int format = FORMAT;

  /** Oldest first. */
  public List<SyncEvent> events = new ArrayList<>();

  public void add(SyncEvent event) {
    String text = event.message();
    if (text != null && text.length() > MAX_TEXT) {
      text = text.substring(0, MAX_TEXT) + "…";
    }
    events.add(new SyncEvent(event.timeMs(), event.type(), event.table(), event.commitSeq(), text));
    if (events.size() > LIMIT) {
      events = new ArrayList<>(events.subList(events.size() - LIMIT, events.size()));
    }
  }
}
