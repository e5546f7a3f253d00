// F22: what a hash opens for, and that a lack of memory is no wrong password.
#include "station/access/password_hash.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <new>

namespace packbench::station {
namespace {

TEST(PasswordHash, F22OpensForItsPasswordAlone) {
  const auto hash = password_hash("blue 17 teapots");
  EXPECT_TRUE(opens(hash, "blue 17 teapots"));
  EXPECT_FALSE(opens(hash, "blue 17 teapot"));
  EXPECT_FALSE(opens(hash, ""));
}

// Made by libsodium's crypto_pwhash_str_alg() with other costs: each says itself what it takes.
TEST(PasswordHash, F22OpensWhatWasMadeWithOtherCosts) {
  constexpr const char* kMade =
      "$argon2id$v=19$m=1024,t=2,p=1$9oq6rScAj88oMlMZVWAbZQ$pZvugG4p00TJw+PuS/awLSeUS5YZIJTQ0mbOo7IptA8";
  EXPECT_TRUE(opens(kMade, "seven grey geese"));
  EXPECT_FALSE(opens(kMade, "seven grey goose"));
}

TEST(PasswordHash, F22WhatIsNoHashOpensForNobody) {
  const auto hash = password_hash("blue 17 teapots");
  for (const auto& none : {std::string(), std::string("blue 17 teapots"), hash.substr(0, hash.size() - 1),
                           hash.substr(0, hash.rfind('$')), "$argon2i" + hash.substr(9)})
    EXPECT_FALSE(opens(none, "blue 17 teapots")) << none;
}

// 4 TiB, which no machine of ours lends.
TEST(PasswordHash, F22NoMemoryIsToldApartFromAWrongPassword) {
  int overcommit = 0;
  std::ifstream("/proc/sys/vm/overcommit_memory") >> overcommit;
  if (overcommit == 1) GTEST_SKIP() << "this kernel promises any memory";
  auto hash = password_hash("blue 17 teapots");
  const auto begin = hash.find("m=") + 2;
  hash.replace(begin, hash.find(',', begin) - begin, "4294967295");
  EXPECT_THROW(static_cast<void>(opens(hash, "blue 17 teapots")), std::bad_alloc);
}

// The first one is of RFC 7693's algorithm with 32 bytes, made by b2sum -l 256.
TEST(PasswordHash, AProofIsTheHashOfTheSecretsDigits) {
  EXPECT_EQ(proof_of("abc"), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  const auto secret = new_secret();
  EXPECT_EQ(proof_of(secret), proof_of(secret));
  EXPECT_NE(proof_of(secret), proof_of(new_secret()));
}

}  // namespace
}  // namespace packbench::station
