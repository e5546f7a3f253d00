// Certificates, by OpenSSL.
#include "http/certificate.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <ctime>
#include <stdexcept>
#include <utility>
#include <vector>

namespace packbench::http {
namespace {

constexpr std::int64_t kDayS = 86'400;
constexpr std::int64_t kAuthorityDays = 3650;
// Browsers take at most 398 of a public authority: https://support.apple.com/102028
constexpr std::int64_t kIdentityDays = 397;

template <auto free>
struct Freed {
  void operator()(auto* thing) const { free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Bytes = std::unique_ptr<BIGNUM, Freed<BN_free>>;

void must(bool done) {
  if (done) return;
  std::array<char, 256> why{};
  ERR_error_string_n(ERR_get_error(), why.data(), why.size());
  throw std::runtime_error(std::string("certificate: ") + why.data());
}

// How a host stands in a certificate.
struct HostName {
  bool is_address = false;
  std::string bare;  // without brackets
  std::string alternative() const { return (is_address ? "IP:" : "DNS:") + bare; }
};

HostName host_name(const std::string& host) {
  auto bare = host;
  if (bare.size() > 2 && bare.front() == '[') bare = bare.substr(1, bare.size() - 2);
  boost::system::error_code none;
  boost::asio::ip::make_address(bare, none);
  return {!none, bare};
}

// A constraint of names leaves addresses free, and the other way round: both are told. "invalid" is nobody's
// (RFC 2606).
std::string only(const HostName& host) {
  if (!host.is_address)
    return "critical,permitted;DNS:" + host.bare + ",excluded;IP:0.0.0.0/0.0.0.0,excluded;IP:::/::";
  const bool v4 = host.bare.find(':') == host.bare.npos;
  return "critical,permitted;DNS:invalid,permitted;IP:" + host.bare +
         (v4 ? "/255.255.255.255" : "/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
}

std::string common_name(const std::string& host) {
  return ("Packbench " + host).substr(0, ub_common_name);
}

Bio reading(const std::string& text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// Null: it is none.
Certificate certificate_of(const std::string& pem) {
  Certificate certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  return certificate;
}

Key key_of(const std::string& pem) {
  Key key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  return key;
}

std::string text_of(BIO* bio) {
  const char* text = nullptr;
  const auto size = BIO_get_mem_data(bio, &text);
  return std::string(text, static_cast<std::size_t>(size));
}

Identity pem_of(X509* certificate, EVP_PKEY* key) {
  const Bio certificate_text(BIO_new(BIO_s_mem())), key_text(BIO_new(BIO_s_mem()));
  must(PEM_write_bio_X509(certificate_text.get(), certificate) == 1);
  must(PEM_write_bio_PKCS8PrivateKey(key_text.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
  return {text_of(certificate_text.get()), text_of(key_text.get())};
}

void set_serial(X509* certificate) {
  const Bytes number(BN_new());
  must(BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1);
  must(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr);
}

void add_extensions(X509* certificate, X509* issuer, const std::vector<std::pair<int, std::string>>& rows) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  for (const auto& [nid, value] : rows) {
    const Extension extension(X509V3_EXT_nconf_nid(nullptr, &context, nid, value.c_str()));
    must(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
  }
}

// All but its extensions and its signature. A day old, for tablets whose clock is slow.
Certificate begun(const std::string& name, EVP_PKEY* key, std::int64_t now_s, std::int64_t days) {
  Certificate certificate(X509_new());
  must(certificate && X509_set_version(certificate.get(), X509_VERSION_3) == 1);
  set_serial(certificate.get());
  must(ASN1_TIME_set(X509_getm_notBefore(certificate.get()), now_s - kDayS) != nullptr);
  must(ASN1_TIME_set(X509_getm_notAfter(certificate.get()), now_s - kDayS + days * kDayS) != nullptr);
  must(X509_set_pubkey(certificate.get(), key) == 1);
  must(X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, MBSTRING_UTF8,
                                  reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0) == 1);
  return certificate;
}

std::string name_of(X509* certificate) {
  std::array<char, 256> name{};
  X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name.data(), name.size());
  return name.data();
}

bool lasts(X509* certificate, std::int64_t until_s) {
  std::tm end{};
  return ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &end) == 1 && timegm(&end) >= until_s;
}

bool belongs(X509* certificate, EVP_PKEY* key) {
  return certificate && key && X509_check_private_key(certificate, key) == 1;
}

bool is_for(X509* certificate, const HostName& host) {
  return (host.is_address
              ? X509_check_ip_asc(certificate, host.bare.c_str(), 0)
              : X509_check_host(certificate, host.bare.c_str(), host.bare.size(), 0, nullptr)) == 1;
}

}  // namespace

Identity new_authority(const std::string& host, std::int64_t now_s) {
  const Key key(EVP_EC_gen("P-256"));
  must(key != nullptr);
  const auto certificate = begun(common_name(host), key.get(), now_s, kAuthorityDays);
  must(X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get())) == 1);
  add_extensions(certificate.get(), certificate.get(),
                 {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                  {NID_key_usage, "critical,keyCertSign,cRLSign"},
                  {NID_subject_key_identifier, "hash"},
                  {NID_name_constraints, only(host_name(host))}});
  must(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
  return pem_of(certificate.get(), key.get());
}

Identity new_identity(const Identity& authority, const std::string& host, std::int64_t now_s) {
  const auto issuer = certificate_of(authority.certificate);
  const auto issuer_key = key_of(authority.key);
  must(belongs(issuer.get(), issuer_key.get()));
  const Key key(EVP_EC_gen("P-256"));
  must(key != nullptr);
  const auto certificate = begun(common_name("station"), key.get(), now_s, kIdentityDays);
  must(X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get())) == 1);
  add_extensions(certificate.get(), issuer.get(),
                 {{NID_basic_constraints, "critical,CA:FALSE"},
                  {NID_key_usage, "critical,digitalSignature"},
                  {NID_ext_key_usage, "serverAuth"},
                  {NID_subject_alt_name, host_name(host).alternative()},
                  {NID_authority_key_identifier, "keyid"}});
  must(X509_sign(certificate.get(), issuer_key.get(), EVP_sha256()) > 0);
  return pem_of(certificate.get(), key.get());
}

bool is_authority(const Identity& authority, const std::string& host, std::int64_t until_s) {
  const auto certificate = certificate_of(authority.certificate);
  const auto key = key_of(authority.key);
  return belongs(certificate.get(), key.get()) && name_of(certificate.get()) == common_name(host) &&
         lasts(certificate.get(), until_s);
}

bool is_identity(const Identity& identity, const Identity& authority, const std::string& host,
                 std::int64_t until_s) {
  const auto certificate = certificate_of(identity.certificate),
             issuer = certificate_of(authority.certificate);
  const auto key = key_of(identity.key);
  return belongs(certificate.get(), key.get()) && issuer && is_for(certificate.get(), host_name(host)) &&
         X509_verify(certificate.get(), X509_get0_pubkey(issuer.get())) == 1 &&
         lasts(certificate.get(), until_s);
}

Result<std::shared_ptr<boost::asio::ssl::context>> tls_context(const Identity& identity) {
  using boost::asio::ssl::context;
  auto tls = std::make_shared<context>(context::tls_server);
  tls->set_options(context::default_workarounds | context::no_tlsv1 | context::no_tlsv1_1);
  boost::system::error_code failed;
  tls->use_certificate_chain(boost::asio::buffer(identity.certificate), failed);
  if (failed) return Error{Errc::bad_certificate, "certificate: " + failed.message()};
  tls->use_private_key(boost::asio::buffer(identity.key), context::pem, failed);
  if (failed) return Error{Errc::bad_certificate, "key: " + failed.message()};
  if (SSL_CTX_check_private_key(tls->native_handle()) != 1)
    return Error{Errc::bad_certificate, "the key does not belong to the certificate"};
  return tls;
}

}  // namespace packbench::http
