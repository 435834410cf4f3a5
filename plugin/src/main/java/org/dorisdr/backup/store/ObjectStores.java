package org.dorisdr.backup.store;

import java.io.IOException;
import org.dorisdr.host.Repositories.Repository;

/** Opens the files of repositories. Thread safe. */
public interface ObjectStores {
  /**
   * Opens a repository with its own credentials.
   *
   * @throws IOException if its kind is not supported or its properties make no sense; that it can
   *     be reached shows in the first call
   */
  ObjectStore open(Repository repository) throws IOException;
}
