package org.dorisdr.minidoris.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * An S3 endpoint over a directory: each object is a plain file below {@code <dir>/<bucket>}.
 *
 * <p>Signatures are checked. Runs until the process is ended.
 */
@Command(name = "s3-endpoint", mixinStandardHelpOptions = true)
public final class S3Endpoint implements Callable<Integer> {
  @Option(names = "--dir", required = true, description = "Where the buckets lie.")
  private Path directory;

  @Option(names = "--host", defaultValue = "127.0.0.1")
  private String host;

  @Option(names = "--port", required = true)
  private int port;

  @Option(names = "--access-key", required = true)
  private String accessKey;

  @Option(names = "--secret-key", required = true)
  private String secretKey;

  @Option(names = "--bucket", description = "Made if absent.")
  private List<String> buckets = List.of();

  public static void main(String[] args) {
    System.exit(new CommandLine(new S3Endpoint()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    // A relative path would be listed as empty.
    directory = directory.toAbsolutePath().normalize();
    makeBuckets();
    S3Proxy proxy =
        S3Proxy.builder()
            .endpoint(URI.create("http://" + host + ":" + port))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
            .blobStore(
                new LinkingStore(new FilesystemNio2BlobStore(directory.toString()), directory))
            .build();
    proxy.start();
    System.out.println("S3 endpoint on " + host + ":" + proxy.getPort());
    new CountDownLatch(1).await();
    return 0;
  }

  private void makeBuckets() throws IOException {
    for (String bucket : buckets) {
      Files.createDirectories(directory.resolve(bucket));
    }
  }
}
