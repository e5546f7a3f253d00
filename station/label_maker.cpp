// Draws and proves labels on a thread of its own.
#include "station/label_maker.hpp"

#include <sodium.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <map>

#include "printing/proof.hpp"
#include "printing/render.hpp"

namespace packbench::station {
namespace {

namespace asio = boost::asio;

// How many labels the data asks for; they differ in their number only.
std::int64_t labels_in(const boost::json::object& data) {
  const auto* labels = data.if_contains("labels");
  return labels ? labels->to_number<std::int64_t>() : 1;
}

constexpr const char* kCopyStripForm = R"(
[label]
width = 50
height = 12

[defaults]
font = "Noto Sans CJK SC, DejaVu Sans, sans-serif"
size = 3

[[element]]
type = "barcode"
symbology = "datamatrix"
x = 1
y = 0.5
width = 11
height = 11
data = "{own_code}"
module = 0.6
min_module = 0.24

[[element]]
type = "text"
x = 13
y = 0.5
width = 36
height = 5
text = "COPY {copy} / 副本 {copy}"
size = 4
bold = true

[[element]]
type = "text"
x = 13
y = 6
width = 36
height = 5
text = "{own_code}"
size = 3
min_size = 1.8
)";

std::string hex_of(crypto_generichash_state& state) {
  unsigned char hash[32];
  crypto_generichash_final(&state, hash, sizeof hash);
  char hex[65];
  return sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
}

class ThreadedLabelMaker final : public LabelMaker {
 public:
  explicit ThreadedLabelMaker(std::map<std::string, printing::Template> templates)
      : templates_(std::move(templates)) {}
  ~ThreadedLabelMaker() override { thread_.join(); }

  asio::awaitable<Result<MadeLabel>> make(std::string intent, boost::json::object data, int dpi,
                                          std::string language) override {
    auto drawn = asio::co_spawn(thread_, draw(std::move(intent), std::move(data), dpi, std::move(language)),
                                asio::use_awaitable);
    co_return co_await std::move(drawn);
  }

  void replace(const std::string& intent, printing::Template form) override {
    asio::post(thread_, [this, intent, form = std::move(form)]() mutable {
      templates_.insert_or_assign(intent, std::move(form));
    });
  }

 private:
  asio::awaitable<Result<MadeLabel>> draw(std::string intent, boost::json::object data, int dpi,
                                          std::string language) {
    const auto known = templates_.find(intent);
    if (known == templates_.end()) co_return Error{Errc::label, "no template for \"" + intent + "\""};
    MadeLabel made;
    const auto count = labels_in(data);
    for (std::int64_t number = 1; number <= count; ++number) {
      data["of"] = count > 1 ? std::to_string(number) + "/" + std::to_string(count) : "";
      if (auto added = add(made, known->second, data, {.dpi = dpi, .language = language}); !added)
        co_return added.error();
    }
    made.picture = picture_hash(made.pages);
    co_return made;
  }

  // Draws one label, proves it, and puts its pages behind the others.
  Result<void> add(MadeLabel& made, const printing::Template& form, const boost::json::object& data,
                   const printing::RenderOptions& options) {
    auto pages = renderer_.render(form, data, options);
    if (!pages) return Error{Errc::label, pages.error().message};
    for (auto& page : *pages) {
      if (auto proof = printing::prove(page); !proof) return Error{Errc::label, proof.error().message};
      made.warnings.insert(made.warnings.end(), page.warnings.begin(), page.warnings.end());
      made.pages.push_back(std::move(page.bitmap));
    }
    return {};
  }

  std::map<std::string, printing::Template> templates_;
  printing::Renderer renderer_;
  asio::thread_pool thread_{1};
};

}  // namespace

std::string picture_hash(const std::vector<printing::Bitmap>& pages) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 32);
  for (const auto& page : pages) crypto_generichash_update(&state, page.bits.data(), page.bits.size());
  return hex_of(state);
}

std::string hash_of(const std::string& bytes) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 32);
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hex_of(state);
}

Result<std::unique_ptr<LabelMaker>> LabelMaker::create(const LabelTemplates& shelf) {
  std::map<std::string, printing::Template> templates;
  for (const auto& name : LabelTemplates::names()) {
    auto parsed = shelf.read(name);
    if (!parsed) return parsed.error();
    templates.emplace(name, *std::move(parsed));
  }
  auto strip = printing::parse_template(kCopyStripForm, kCopyStrip);
  if (!strip) return Error{Errc::configuration, strip.error().message};
  templates.emplace(kCopyStrip, *std::move(strip));
  return std::unique_ptr<LabelMaker>(std::make_unique<ThreadedLabelMaker>(std::move(templates)));
}

}  // namespace packbench::station
