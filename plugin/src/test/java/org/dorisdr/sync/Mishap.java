package org.dorisdr.sync;

import java.time.Duration;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;

/** What may go wrong at one point of a model world. */
enum Mishap {
  /** The FE with the plugin dies; a new one begins with what is stored. */
  FRONTEND_DIES,
  /** One call never arrives. */
  CALL_FAILS,
  /** One call has its effect, but the answer is lost. */
  ANSWER_IS_LOST,
  /** The journal refuses a write, or takes it and does not say so. */
  JOURNAL_FAILS,
  /** Another master of the target knows nothing of what was only prepared. */
  TARGET_FAILS_OVER,
  SOURCE_IS_AWAY,
  TARGET_IS_AWAY,
  /** The only backend of a cluster dies and is back later; the frontend has not noticed. */
  BACKEND_OF_SOURCE_DIES,
  BACKEND_OF_TARGET_DIES;

  private static final Duration AWAY = Duration.ofSeconds(7);

  boolean happensAt(Faults.Kind kind) {
    return switch (this) {
      case FRONTEND_DIES -> true;
      case ANSWER_IS_LOST -> kind == Faults.Kind.ANSWER;
      case JOURNAL_FAILS -> kind == Faults.Kind.WRITE;
      default -> kind == Faults.Kind.CALL;
    };
  }

  void beforeCall(SimWorld world, String what) throws ClusterException {
    switch (this) {
      case CALL_FAILS -> throw unreachable(what);
      case TARGET_FAILS_OVER -> {
        world.target.failOver();
        throw unreachable(what);
      }
      case SOURCE_IS_AWAY -> world.source.goAway(AWAY);
      case TARGET_IS_AWAY -> world.target.goAway(AWAY);
      case BACKEND_OF_SOURCE_DIES -> world.source.loseBackend(AWAY);
      case BACKEND_OF_TARGET_DIES -> world.target.loseBackend(AWAY);
      default -> {}
    }
  }

  void afterCall(String what) throws ClusterException {
    if (this == ANSWER_IS_LOST) {
      throw new ClusterException(
          ClusterException.Kind.UNKNOWN_OUTCOME, null, what + " lost its answer", null);
    }
  }

  void atWrite() throws HostException {
    if (this == JOURNAL_FAILS) {
      throw new HostException("the journal did not answer");
    }
  }

  private static ClusterException unreachable(String what) {
    return new ClusterException(ClusterException.Kind.UNREACHABLE, null, what + " refused", null);
  }
}
