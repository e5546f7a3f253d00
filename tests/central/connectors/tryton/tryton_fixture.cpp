// The line cut everywhere, once.
#include "tryton_fixture.hpp"

#include <algorithm>

namespace packbench::connectors {
namespace {

// What a call does that is made of nothing but questions.
bool only_asks(const std::string& body) {
  for (const char* verb : {".read\"", ".search_read\"", ".get_preferences\"", "common."})
    if (body.find(verb) != std::string::npos) return true;
  return false;
}

}  // namespace

void TrytonFixture::changes_nothing(const std::function<void()>& act) {
  proxy_.cut(Cut::nowhere, 0);
  ASSERT_NO_THROW(act());
  for (const auto& body : proxy_.seen()) EXPECT_TRUE(only_asks(body)) << body;
}

void TrytonFixture::with_each_step_cut(const std::function<void()>& act) {
  session_.company();
  session_.dialect();
  proxy_.cut_each();
  int cuts = 0;
  for (bool is_done = false; !is_done && cuts < 200; ++cuts) {
    try {
      act();
      is_done = true;
    } catch (const tryton::RpcError& error) {
      ASSERT_EQ(error.fault, tryton::Fault::line) << error.what();
    }
  }
  EXPECT_GT(cuts, 12);  // or nothing was cut
  EXPECT_LT(cuts, 200);
  changes_nothing(act);
}

void TrytonFixture::with_every_cut(const std::function<void()>& prepare, const std::function<void()>& act,
                                   const std::function<void()>& check) {
  session_.company();  // its login is not what is cut here
  session_.dialect();
  for (const auto where : {Cut::request, Cut::reply})
    for (int n = 1;; ++n) {
      SCOPED_TRACE((where == Cut::request ? "request " : "reply ") + std::to_string(n));
      prepare();
      proxy_.cut(where, n);
      try {
        act();
        EXPECT_FALSE(proxy_.has_cut()) << "nobody noticed";
      } catch (const tryton::RpcError& error) {
        EXPECT_EQ(error.fault, tryton::Fault::line) << error.what();
      }
      const bool has_cut = proxy_.has_cut();
      proxy_.cut(Cut::nowhere, 0);
      ASSERT_NO_THROW(act());
      changes_nothing(act);
      check();
      if (!has_cut || testing::Test::HasFailure()) break;
    }
}

std::string TrytonFixture::refusal(const std::function<void()>& act) {
  try {
    act();
  } catch (const tryton::RpcError& error) {
    EXPECT_TRUE(error.fault == tryton::Fault::refused || error.fault == tryton::Fault::warning)
        << error.what();
    return error.what();
  }
  ADD_FAILURE() << "not refused";
  return "";
}

std::vector<std::string> TrytonFixture::moves(const std::string& model, std::int64_t id) {
  using namespace tryton;
  const auto found = session_.search_read("stock.move", list(list("shipment", "=", reference(model, id))),
                                          {"quantity", "product.code", "lot.number", "from_location.code",
                                           "from_location.name", "to_location.code", "state"});
  std::vector<std::string> lines;
  for (const auto& element : found) {
    const auto& move = element.as_object();
    const auto lot = text_in(object_in(move, "lot."), "number");
    lines.push_back(std::to_string(pieces_in(move, "quantity")) + " " +
                    text_in(object_in(move, "product."), "code") + (lot.empty() ? "" : "/" + lot) + " " +
                    text_in(object_in(move, "from_location."), "code") + ">" +
                    text_in(object_in(move, "to_location."), "code") + " " + text_in(move, "state"));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace packbench::connectors
