package org.apache.doris.backup;

import java.util.List;
import org.dorisdr.minidoris.host.FeHost;
import org.dorisdr.minidoris.host.FeHosts;
import org.dorisdr.minidoris.host.RepositoryFileSystem;

/** Repositories of the cluster. Thread safe. */
public class RepositoryMgr {
  public RepositoryMgr() {}

  /** Null if there is none of that name. */
  public Repository getRepo(String repoName) {
    return FeHosts.current().repositories().stream()
        .filter(r -> r.name().equals(repoName))
        .findFirst()
        .map(
            r ->
                new Repository(
                    r.id(),
                    r.name(),
                    r.readOnly(),
                    r.location(),
                    new RepositoryFileSystem(r.type(), r.properties())))
        .orElse(null);
  }

  /** A row a repository, as SHOW REPOSITORIES answers. */
  public List<List<String>> getReposInfo() {
    return FeHosts.current().repositories().stream().map(FeHost.RepositoryInfo::row).toList();
  }
}
