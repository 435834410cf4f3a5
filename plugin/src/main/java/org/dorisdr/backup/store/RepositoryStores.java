package org.dorisdr.backup.store;

import java.io.IOException;
import java.util.Locale;
import org.dorisdr.host.Repositories.Repository;

/** Opens repositories on S3 and what speaks like it, on HDFS, and in local directories. */
public final class RepositoryStores implements ObjectStores {
  @Override
  public ObjectStore open(Repository repository) throws IOException {
    String type = repository.type().toUpperCase(Locale.ROOT);
    return switch (type) {
      case "S3" ->
          S3ObjectStore.open(repository.location(), S3Settings.of(repository.properties()));
      case "HDFS" -> HdfsObjectStore.open(repository.location(), repository.properties());
      case "LOCAL" -> new LocalObjectStore(LocalObjectStore.directory(repository.location()));
      default ->
          throw new IOException(
              "the files of repository %s cannot be read: its kind is %s. HINT: S3, HDFS and LOCAL are supported"
                  .formatted(repository.name(), type));
    };
  }
}
