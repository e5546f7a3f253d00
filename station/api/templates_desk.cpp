// Label templates at the desk.
#include "station/api/templates_desk.hpp"

#include <sodium.h>

#include <charconv>

#include "printing/builtin_templates.hpp"
#include "station/access/door.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/on_record.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/label_preview.hpp"
#include "station/label_templates.hpp"
#include "station/template_pictures.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

LabelTemplates shelf_of(Bench& bench) {
  return LabelTemplates(bench.config().templates());
}

Response no_such_template(const Error& error) {
  return http::problem(404, "no_such_template", error.message);
}

Response list(Bench& bench) {
  json::array rows;
  for (const auto& name : LabelTemplates::names()) {
    const auto found = shelf_of(bench).find(name);
    const auto form = shelf_of(bench).read(name);
    if (!found) continue;
    rows.push_back({{"name", name},
                    {"own", found->own},
                    {"width", form ? form->width : 0},
                    {"height", form ? form->height : 0},
                    {"problem", form ? "" : form.error().message}});
  }
  return http::json_response(json::object{{"templates", std::move(rows)}});
}

Response one(Bench& bench, const Request& request) {
  const auto& name = request.params.at("template");
  const auto found = shelf_of(bench).find(name);
  if (!found) return no_such_template(found.error());
  return http::json_response(json::object{
      {"name", name}, {"own", found->own}, {"toml", found->toml}, {"sample", LabelTemplates::sample(name)}});
}

int number_in(const std::string& text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// {"toml","data"}: both as text, so that the page can tell where a mistake in them is.
asio::awaitable<Response> preview(Bench& bench, const Request& request) {
  const auto body = http::json_body(request);
  if (!body) co_return body.error();
  if (!body->is_object()) co_return http::problem(400, "bad_request", "An object is awaited.");
  boost::system::error_code wrong;
  const auto data = json::parse(text_of(body->get_object(), "data"), wrong);
  if (wrong || !data.is_object())
    co_return http::json_response(
        json::object{{"problem", "data: " + (wrong ? wrong.message() : "an object is awaited, {...}")}});
  PreviewWanted wanted;
  wanted.toml = text_of(body->get_object(), "toml");
  wanted.file_name = request.params.at("template") + ".toml";
  wanted.data = data.get_object();
  wanted.pictures = pictures_in(bench.config().templates());
  wanted.options.language = language_of(bench, request);
  wanted.options.dpi = number_in(query_of(request, "dpi", ""), 203);
  wanted.page = static_cast<std::size_t>(std::max(0, number_in(query_of(request, "page", ""), 0)));
  // Fonts are read anew for each: a preview isn't printed by the hundred.
  std::function<Response(db::Reader&)> work = [wanted = std::move(wanted)](db::Reader&) {
    printing::Renderer renderer;
    return http::json_response(label_preview(renderer, wanted));
  };
  co_return co_await bench.office().answer<Response>(std::move(work));
}

std::string hash_of(const std::string& text) {
  unsigned char hash[32];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  char hex[65];
  return sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
}

// Puts it on record, and has labels drawn by it. On disk it is already.
asio::awaitable<Response> changed(Bench& bench, const Request& request, std::string name, std::string hash) {
  auto form = shelf_of(bench).read(name);
  if (!form) co_return http::problem(500, "template", form.error().message);
  bench.labels().replace(name, *std::move(form));
  const auto by = bench.door().caller(request).id();
  records::Event event = records::TemplateChanged{std::move(name), std::move(hash), by};
  const auto stored = co_await on_record(bench, "desk", by, std::move(event));
  if (!stored) co_return http::problem(503, "not_stored", stored.error().message);
  co_return http::json_response(json::object{});
}

// {"toml"}: what can't be printed in each of its languages with the example's data is refused.
asio::awaitable<Response> keep(Bench& bench, const Request& request) {
  const auto name = request.params.at("template");
  const auto found = LabelTemplates::builtin(name);
  if (!found) co_return no_such_template(found.error());
  const auto body = http::json_body(request);
  if (!body) co_return body.error();
  const auto toml = body->is_object() ? text_of(body->get_object(), "toml") : std::string();
  auto pictures = pictures_in(bench.config().templates());
  std::function<std::string(db::Reader&)> work = [name, toml, pictures = std::move(pictures)](db::Reader&) {
    return trouble_with(toml, name + ".toml", LabelTemplates::sample(name), pictures);
  };
  const auto trouble = co_await bench.office().answer<std::string>(std::move(work));
  if (!trouble.empty()) co_return http::problem(409, "template", trouble);
  if (const auto kept = shelf_of(bench).keep(name, toml); !kept)
    co_return http::problem(503, "not_stored", kept.error().message);
  co_return co_await changed(bench, request, name, hash_of(toml));
}

asio::awaitable<Response> forget(Bench& bench, const Request& request) {
  const auto name = request.params.at("template");
  const auto found = LabelTemplates::builtin(name);
  if (!found) co_return no_such_template(found.error());
  if (const auto gone = shelf_of(bench).forget(name); !gone)
    co_return http::problem(503, "not_stored", gone.error().message);
  co_return co_await changed(bench, request, name, "");
}

}  // namespace

std::vector<http::Route> templates_desk_routes(Bench& bench) {
  using http::at_once;
  using http::Method;
  using http::Takes;
  const std::string all = "/api/desk/templates", each = all + "/{template}";
  return {behind_door(bench, Right::look,
                      {{Method::get, all, Takes::nothing},
                       at_once([&bench](const Request&) { return list(bench); })}),
          behind_door(bench, Right::look,
                      {{Method::get, each, Takes::nothing},
                       at_once([&bench](const Request& request) { return one(bench, request); })}),
          behind_door(bench, Right::look,
                      {{Method::post, each + "/preview", Takes::json},
                       [&bench](const Request& request) { return preview(bench, request); }}),
          behind_door(bench, Right::administer,
                      {{Method::post, each, Takes::json},
                       [&bench](const Request& request) { return keep(bench, request); }}),
          behind_door(bench, Right::administer,
                      {{Method::post, each + "/forget", Takes::nothing},
                       [&bench](const Request& request) { return forget(bench, request); }})};
}

}  // namespace packbench::station
