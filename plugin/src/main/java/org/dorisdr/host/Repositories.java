package org.dorisdr.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remote repositories that the FE knows. Thread safe. */
public interface Repositories {
  /**
   * One repository.
   *
   * @param type S3, HDFS, BROKER or LOCAL
   * @param location without a trailing slash
   * @param properties with secrets in clear: never to be logged or shown
   */
  record Repository(
      String name, String type, String location, boolean readOnly, Map<String, String> properties) {
    @Override
    public String toString() {
      return "Repository[" + name + ", " + type + ", " + location + "]";
    }
  }

  List<Repository> list() throws HostException;

  Optional<Repository> find(String name) throws HostException;
}
