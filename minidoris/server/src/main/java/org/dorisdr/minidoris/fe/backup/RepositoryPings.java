package org.dorisdr.minidoris.fe.backup;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.minidoris.common.Times;

/** Tries now and then whether repositories can be reached. Thread safe; lives in memory only. */
final class RepositoryPings {
  private final BackupContext context;

  /** By repository id. */
  private final Map<Long, String> errors = new ConcurrentHashMap<>();

  RepositoryPings(BackupContext context) {
    this.context = context;
  }

  void pingAll() {
    List<Repository> all = context.read(() -> List.copyOf(context.state().repositories()));
    all.forEach(this::ping);
    errors.keySet().removeIf(id -> all.stream().noneMatch(r -> r.id() == id));
  }

  /** Whether it answered. */
  boolean ping(Repository repository) {
    String error;
    try (RepositoryFiles files = new RepositoryFiles(repository)) {
      error = files.ping();
    } catch (BackupException e) {
      error = e.getMessage();
    }
    if (error == null) {
      errors.remove(repository.id());
    } else {
      errors.put(repository.id(), Times.text(context.now()) + ": " + error);
    }
    return error == null;
  }

  /** Why it did not answer last time; null if it did. */
  String error(Repository repository) {
    return errors.get(repository.id());
  }
}
