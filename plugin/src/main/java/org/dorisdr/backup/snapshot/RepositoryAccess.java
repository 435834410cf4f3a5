package org.dorisdr.backup.snapshot;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.dorisdr.backup.store.ObjectStore;
import org.dorisdr.backup.store.ObjectStores;
import org.dorisdr.backup.store.SnapshotReader;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Repositories;
import org.dorisdr.host.Repositories.Repository;

/** Opens repositories by their names for one piece of work. Thread safe. */
public final class RepositoryAccess {
  private final Repositories repositories;
  private final ObjectStores stores;
  private final Executor executor;

  /** An open repository; whoever opened it closes it. */
  public record Opened(Repository repository, ObjectStore store, SnapshotReader reader)
      implements AutoCloseable {
    @Override
    public void close() {
      store.close();
    }
  }

  public RepositoryAccess(Repositories repositories, ObjectStores stores, Executor executor) {
    this.repositories = repositories;
    this.stores = stores;
    this.executor = executor;
  }

  public Repositories repositories() {
    return repositories;
  }

  /**
   * The repository as the FE knows it.
   *
   * @throws HostException in Doris's words if there is none
   */
  public Repository find(String name) throws HostException {
    return repositories
        .find(name)
        .orElseThrow(
            () ->
                new HostException(
                    "Repository " + name + " does not exist. HINT: SHOW REPOSITORIES lists them"));
  }

  /** What to tell who waits for something of a repository whose store does not do as it should. */
  public static String unreadable(String name, IOException why) {
    return "repository %s cannot be read: %s. HINT: try again when the store answers; if its keys have changed, ALTER REPOSITORY %s"
        .formatted(name, why.getMessage(), name);
  }

  /** What to tell who wants a snapshot of which there is a folder and no description. */
  public static String unfinished(String name, String label) {
    return "the backup '%s' to repository %s was never finished: what describes it is missing. HINT: SHOW SNAPSHOT ON %s lists others; DROP SNAPSHOT %s ON %s removes what is there, if no other cluster is writing it"
        .formatted(label, name, name, label, name);
  }

  /** Opens a repository. */
  public Opened open(String name) throws HostException, IOException {
    Repository repository = find(name);
    ObjectStore store = stores.open(repository);
    return new Opened(repository, store, new SnapshotReader(store, repository.name(), executor));
  }
}
