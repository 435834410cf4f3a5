package org.dorisdr.backup.store;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Makes clients of S3 endpoints. Stateless. */
final class S3Clients {
  /** Longest that one call may take, its repetitions included. */
  private static final Duration CALL = Duration.ofMinutes(5);

  private S3Clients() {}

  static S3Client open(S3Settings settings) {
    return S3Client.builder()
        .endpointOverride(settings.endpoint())
        .region(Region.of(settings.region()))
        .forcePathStyle(settings.pathStyle())
        .credentialsProvider(credentials(settings))
        .overrideConfiguration(
            c -> c.apiCallTimeout(CALL).addExecutionInterceptor(new WithoutExpect()))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(settings.connectTimeout())
                .socketTimeout(settings.requestTimeout()))
        .build();
  }

  private static AwsCredentialsProvider credentials(S3Settings settings) {
    AwsCredentialsProvider own = ownCredentials(settings);
    return settings.role().isEmpty() ? own : assumed(settings, own);
  }

  private static AwsCredentialsProvider ownCredentials(S3Settings settings) {
    if (settings.accessKey().isEmpty()) {
      return DefaultCredentialsProvider.create();
    }
    return StaticCredentialsProvider.create(
        settings.token().isEmpty()
            ? AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())
            : AwsSessionCredentials.create(
                settings.accessKey(), settings.secretKey(), settings.token()));
  }

  private static AwsCredentialsProvider assumed(S3Settings settings, AwsCredentialsProvider own) {
    StsClient sts =
        StsClient.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(own)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(
            r -> {
              r.roleArn(settings.role()).roleSessionName("doris-dr");
              if (!settings.externalId().isEmpty()) {
                r.externalId(settings.externalId());
              }
            })
        .build();
  }
}
