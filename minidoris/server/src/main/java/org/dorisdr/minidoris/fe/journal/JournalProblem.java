package org.dorisdr.minidoris.fe.journal;

import com.sleepycat.je.EnvironmentFailureException;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.process.FileProblems;

/** What a failure of the edit log means to whoever runs the frontend. Stateless. */
public final class JournalProblem {
  /** Said to a frontend that is no member any more. */
  public static final String DROPPED =
      "this frontend was dropped from the cluster. HINT: to let it join again, add it, and start"
          + " it with an empty meta_dir and --helper host:edit_log_port of another one";

  private JournalProblem() {}

  /** Its message, and how to get on if there is a way. */
  public static String text(Exception e) {
    if (String.valueOf(e.getMessage()).contains("is no longer a member of the group")) {
      return DROPPED;
    }
    String hint = hint(e);
    return hint.isEmpty() ? message(e) : message(e).replaceFirst("\\.+$", "") + hint;
  }

  /** Without the stack traces of other threads that the library puts before it. */
  private static String message(Exception e) {
    String all = String.valueOf(e.getMessage());
    if (!all.contains("\tat ")) {
      return all;
    }
    return all.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("\t"))
        .filter(line -> !line.startsWith("java.lang.Exception: Stacktrace"))
        .collect(Collectors.joining(" "));
  }

  private static String hint(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Clock delta")) {
      return ". HINT: set the clocks of the frontends right, or raise max_bdbje_clock_delta_ms";
    } else if (message.contains("different environment instances")) {
      return ". HINT: the frontend that is named as Feeder is of another cluster, as one becomes"
          + " that starts with an empty meta_dir and without --helper: end it, and start this one"
          + " again; that one may then join with an empty meta_dir and --helper"
          + " host:edit_log_port of this one";
    } else if (isDamage(e)) {
      return ". HINT: put back a good copy, or drop this frontend and let it join again with an"
          + " empty meta_dir";
    }
    return FileProblems.isFull(e) ? ". HINT: make room" : "";
  }

  /** Whether it says that what is on disk has changed since it was written. */
  public static boolean isDamage(Exception e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof EnvironmentFailureException failure
        && (failure.isCorrupted() || message.contains("corrupt") || message.contains("CHECKSUM"));
  }
}
