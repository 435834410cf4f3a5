package org.dorisdr.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.dorisdr.host.Repositories.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HDFS itself as a store. */
class HdfsObjectStoreIT extends ObjectStoreContract {
  private static final AtomicInteger ROOTS = new AtomicInteger();

  @TempDir static Path directory;
  private static MiniDFSCluster cluster;

  private final String root = "/backups/" + ROOTS.incrementAndGet();

  @BeforeAll
  static void startCluster() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.shutdown();
    }
  }

  @Override
  ObjectStore open() throws IOException {
    Map<String, String> properties =
        Map.of(
            "fs.defaultFS",
            cluster.getURI().toString(),
            "hadoop.username",
            System.getProperty("user.name"));
    return new RepositoryStores().open(new Repository("r", "HDFS", root, false, properties));
  }

  @Override
  void write(String path, byte[] content) throws IOException {
    try (OutputStream out =
        cluster.getFileSystem().create(new org.apache.hadoop.fs.Path(root + "/" + path))) {
      out.write(content);
    }
  }

  @Test
  void saysSoonThatNobodyAnswers() {
    Repository nowhere = new Repository("r", "HDFS", "hdfs://127.0.0.1:1/backups", false, Map.of());
    assertThatThrownBy(() -> new RepositoryStores().open(nowhere).children("x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot list x");
  }

  @Test
  void deletesFoldersWithoutFilesButNoFile() throws IOException {
    for (String folder : new String[] {"a/b/c", "a/d", "other"}) {
      cluster.getFileSystem().mkdirs(new org.apache.hadoop.fs.Path(root + "/" + folder));
    }
    write("other/b/x", new byte[1]);
    store().deleteEmptyFolder("a");
    store().deleteEmptyFolder("other");
    store().deleteEmptyFolder("absent");
    assertThat(store().children("")).containsExactly("other");
    assertThat(store().children("other/b")).containsExactly("x");
  }
}
