package org.dorisdr.sync.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The newest events of one job, as they are stored. Not thread safe. */
public final class SyncEvents {

  public static final int FORMAT = 1;
  private static final int LIMIT = 200;
  private static final int MAX_TEXT = 500;

  /** What comes again and again, by itself, while a copy fails. */
  private static final Set<String> ATTEMPTS = Set.of("COPY_STARTED", "COPY_FAILED");

  public int format = FORMAT;

  /** Oldest first. */
  public List<SyncEvent> events = new ArrayList<>();

  /** Adds to the story; an attempt that ended as the one before only counts up. */
  public void add(SyncEvent event) {
    String text = event.message();
    if (text != null && text.length() > MAX_TEXT) {
      text = text.substring(0, MAX_TEXT) + "…";
    }
    SyncEvent added =
        new SyncEvent(event.timeMs(), event.type(), event.table(), event.commitSeq(), text);
    int same = attemptLike(added);
    events.add(same < 0 ? added : events.remove(same).again(added.timeMs(), added.commitSeq()));
    if (events.size() > LIMIT) {
      events = new ArrayList<>(events.subList(events.size() - LIMIT, events.size()));
    }
  }

  /** Where the same attempt stands, with only attempts and errors behind it; -1 = nowhere. */
  private int attemptLike(SyncEvent event) {
    if (!ATTEMPTS.contains(event.type())) {
      return -1;
    }
    for (int i = events.size() - 1; i >= 0; i--) {
      SyncEvent one = events.get(i);
      if (!ATTEMPTS.contains(one.type()) && !one.type().equals("ERROR")) {
        return -1;
      }
      if (one.type().equals(event.type())
          && Objects.equals(one.table(), event.table())
          && Objects.equals(one.message(), event.message())) {
        return i;
      }
    }
    return -1;
  }
}
