package org.dorisdr.sync;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;

/**
 * Breaks things in a model world. Every external act and every durable write passes here twice,
 * before and after its effect.
 */
final class Faults {

  /** The process dies here; whoever runs it starts a new one. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Crash(long point) {
      super("killed at point " + point);
    }
  }

  /** What a point is. */
  enum Kind {
    CALL,
    ANSWER,
    WRITE
  }

  /** Where the points that were passed are noted; null = nowhere. */
  Map<Long, Kind> passed;

  /** Number of the point at which to die; -1 = never. */
  long crashAt = -1;

  /** Of a thousand points, how many die, and how many fail. */
  int crashPerMille;

  int errorPerMille;

  /** Whether a process that died does nothing more until {@link #revive}. */
  boolean crashLasts;

  private boolean dead;
  RandomGenerator random;
  long points;

  /** Number of the point at which something else goes wrong; -1 = never. */
  long mishapAt = -1;

  Mishap mishap;
  SimWorld world;

  void before(String what) throws ClusterException {
    crashMaybe();
    note(Kind.CALL);
    if (points == mishapAt) {
      mishap.beforeCall(world, what);
    }
    if (errorMaybe()) {
      throw new ClusterException(ClusterException.Kind.UNREACHABLE, null, what + " refused", null);
    }
  }

  void after(String what) throws ClusterException {
    crashMaybe();
    note(Kind.ANSWER);
    if (points == mishapAt) {
      mishap.afterCall(what);
    }
    if (errorMaybe()) {
      throw new ClusterException(
          ClusterException.Kind.UNKNOWN_OUTCOME, null, what + " lost its answer", null);
    }
  }

  /** Before and after a durable write. */
  void write() throws HostException {
    crashMaybe();
    note(Kind.WRITE);
    if (points == mishapAt) {
      mishap.atWrite();
    }
  }

  private void note(Kind kind) {
    if (passed != null) {
      passed.put(points, kind);
    }
  }

  private void crashMaybe() {
    if (dead) {
      throw new Crash(points);
    }
    points++;
    boolean dice = crashPerMille > 0 && random.nextInt(1000) < crashPerMille;
    boolean dies = points == mishapAt && mishap == Mishap.FRONTEND_DIES;
    if (points == crashAt || dies || dice) {
      dead = crashLasts;
      throw new Crash(points);
    }
  }

  boolean isDead() {
    return dead;
  }

  /** A new process begins. */
  void revive() {
    dead = false;
  }

  private boolean errorMaybe() {
    return errorPerMille > 0 && random.nextInt(1000) < errorPerMille;
  }
}
