package org.dorisdr.bench;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Signs uploads by their headers alone, as backends of Doris do and those of minidoris. Thread
 * safe.
 */
final class UnsignedBytes implements AwsV4AuthScheme {
  private final AwsV4AuthScheme usual = AwsV4AuthScheme.create();
  private final AwsV4HttpSigner signer = new Signer(usual.signer());

  @Override
  public String schemeId() {
    return usual.schemeId();
  }

  @Override
  public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
    return usual.identityProvider(providers);
  }

  @Override
  public AwsV4HttpSigner signer() {
    return signer;
  }

  private record Signer(AwsV4HttpSigner usual) implements AwsV4HttpSigner {
    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
      // Asked not to sign what it sees, the SDK does so over HTTP all the same.
      SignedRequest headers =
          usual.sign(
              request.toBuilder()
                  .payload(null)
                  .putProperty(PAYLOAD_SIGNING_ENABLED, false)
                  .putProperty(CHUNK_ENCODING_ENABLED, false)
                  .build());
      return headers.toBuilder().payload(request.payload().orElse(null)).build();
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(
        AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
      return usual.signAsync(request);
    }
  }
}
