package org.dorisdr.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.Request;
import org.dorisdr.backup.request.BackupRequests.State;

/**
 * The process dies once, at every point there is: before and after each durable write, each
 * statement that the FE gets, each call to the store. Started again, it ends where it would have.
 * So it does if another FE becomes master at that point.
 */
abstract class CrashEverywhere {
  BackupWorld world;

  /** A life that is lived again and again, with its death at a later point each time. */
  interface Life {
    void live() throws Exception;
  }

  /** The number of points at which it died; at as many another FE became master. */
  int dieEverywhere(Life before, Life life, Life after) throws Exception {
    assertThat(endEverywhere(Danger.End.IS_DEPOSED, before, life, after)).isGreaterThan(20);
    return endEverywhere(Danger.End.DIES, before, life, after);
  }

  int endEverywhere(Danger.End end, Life before, Life life, Life after) throws Exception {
    for (int point = 1; ; point++) {
      world = new BackupWorld();
      before.live();
      world.danger.at(point, end);
      try {
        life.live();
        boolean spared = world.danger.isSpared();
        world.danger.startAgain();
        after.live();
        if (spared) {
          return point - 1;
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("if it " + end + " at point " + point + ": " + e.getMessage(), e);
      }
    }
  }

  private Request request(Kind kind, String key, String label) {
    String direction = kind == Kind.BACKUP ? " TO " : " FROM ";
    String properties =
        kind == Kind.BACKUP ? "" : " PROPERTIES (\"backup_timestamp\" = \"" + time(label) + "\")";
    return new Request(
        kind,
        key,
        "d",
        label,
        "r",
        kind + " SNAPSHOT `d`.`" + label + "`" + direction + "`r`" + properties,
        "u");
  }

  String time(String label) {
    return world.queue.status(label).orElseThrow().timestamp();
  }

  /** A user types it until it is taken, as one does who lost the connection. */
  void submit(Kind kind, String key, String label) throws Exception {
    while (world.queue.status(key).isEmpty()) {
      world.act(() -> world.queue.submit(request(kind, key, label)));
    }
  }

  void base() throws Exception {
    submit(Kind.BACKUP, "base", "base");
    world.untilQuiet();
    world.fe.databases.get("d").get("t").add("third rows of t");
  }

  State state(String key) {
    return world.queue.status(key).orElseThrow().state();
  }
}
