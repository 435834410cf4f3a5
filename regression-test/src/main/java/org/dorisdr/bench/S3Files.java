package org.dorisdr.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.dorisdr.sandbox.Clusters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Files in the bucket of the sandbox; the same client as backends of minidoris have. */
final class S3Files implements AutoCloseable {
  /** One file by its key. */
  record RemoteFile(String key, long size) {
    /** Last part of the key. */
    String name() {
      return key.substring(key.lastIndexOf('/') + 1);
    }
  }

  private final S3Client client;

  S3Files(String endpoint) {
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(Clusters.ACCESS_KEY, Clusters.SECRET_KEY)))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  List<RemoteFile> list(String folder) {
    return client
        .listObjectsV2Paginator(r -> r.bucket(Clusters.BUCKET).prefix(folder + "/"))
        .contents()
        .stream()
        .map(object -> new RemoteFile(object.key(), object.size()))
        .toList();
  }

  void download(String key, Path file) {
    client.getObject(r -> r.bucket(Clusters.BUCKET).key(key), ResponseTransformer.toFile(file));
  }

  void upload(Path file, String key) {
    client.putObject(r -> r.bucket(Clusters.BUCKET).key(key), RequestBody.fromFile(file));
  }

  void delete(String key) {
    client.deleteObject(r -> r.bucket(Clusters.BUCKET).key(key));
  }

  void copy(String from, String to) {
    client.copyObject(
        r ->
            r.sourceBucket(Clusters.BUCKET)
                .sourceKey(from)
                .destinationBucket(Clusters.BUCKET)
                .destinationKey(to));
  }

  @Override
  public void close() {
    client.close();
  }
}
