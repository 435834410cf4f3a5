package org.dorisdr.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.dorisdr.sandbox.Clusters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Files in the bucket of the sandbox; the same client as backends of minidoris have. As it comes it
 * signs every byte that it sends over plain HTTP, as other tools do; those of Doris do not.
 */
final class S3Files implements AutoCloseable {
  /** One file by its key. */
  record RemoteFile(String key, long size) {
    /** Last part of the key. */
    String name() {
      return key.substring(key.lastIndexOf('/') + 1);
    }
  }

  private final S3Client client;

  /**
   * @param signsBytes whether what is sent is signed, or its headers alone
   */
  S3Files(String endpoint, boolean signsBytes) {
    S3ClientBuilder builder = S3Client.builder();
    if (!signsBytes) {
      builder.putAuthScheme(new UnsignedBytes());
    }
    this.client =
        builder
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(Clusters.ACCESS_KEY, Clusters.SECRET_KEY)))
            .overrideConfiguration(c -> c.addExecutionInterceptor(new WithoutExpect()))
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

  /** Fetches a file whose name ends in its MD5, and holds it against that on the way. */
  void downloadChecked(RemoteFile remote, Path file) throws IOException {
    try (DigestInputStream in =
            new DigestInputStream(
                client.getObject(r -> r.bucket(Clusters.BUCKET).key(remote.key())),
                MessageDigest.getInstance("MD5"));
        OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
      String md5 = HexFormat.of().formatHex(in.getMessageDigest().digest());
      if (!remote.name().endsWith("." + md5)) {
        throw new IOException(remote.key() + " came with MD5 " + md5);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
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
