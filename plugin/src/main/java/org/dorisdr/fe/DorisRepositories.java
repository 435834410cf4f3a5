package org.dorisdr.fe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.doris.catalog.Env;
import org.apache.doris.fs.PersistentFileSystem;
import org.dorisdr.host.Repositories;

/** Repositories as the frontend keeps them. */
final class DorisRepositories implements Repositories {
  /** Where SHOW REPOSITORIES has the name. */
  private static final int NAME = 1;

  @Override
  public List<Repository> list() {
    List<Repository> repositories = new ArrayList<>();
    for (List<String> row : Env.getCurrentEnv().getBackupHandler().getRepoMgr().getReposInfo()) {
      find(row.get(NAME)).ifPresent(repositories::add);
    }
    return repositories;
  }

  @Override
  public Optional<Repository> find(String name) {
    org.apache.doris.backup.Repository found =
        Env.getCurrentEnv().getBackupHandler().getRepoMgr().getRepo(name);
    return Optional.ofNullable(found).map(DorisRepositories::convert);
  }

  private static Repository convert(org.apache.doris.backup.Repository repository) {
    PersistentFileSystem store = repository.getRemoteFileSystem();
    String location = repository.getLocation();
    while (location.endsWith("/")) {
      location = location.substring(0, location.length() - 1);
    }
    return new Repository(
        repository.getName(),
        store.getStorageType().name(),
        location,
        repository.isReadOnly(),
        Map.copyOf(store.getProperties()));
  }
}
