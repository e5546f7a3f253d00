// packbench printer: printers of the running bench, asked and told; and the section of the configuration for
// one that is plugged in.
#include <unistd.h>
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <iostream>

#include "station/api_client.hpp"
#include "station/commands/config_file.hpp"
#include "station/commands/verbs.hpp"
#include "station/importing.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

std::string text_at(const json::object& row, std::string_view name) {
  const auto* value = row.if_contains(name);
  if (!value) return {};
  return value->is_string() ? std::string(value->get_string()) : json::serialize(*value);
}

// What the bench answered, or nothing: then it is told.
std::optional<json::object> answered(Context& context, const Result<ApiReply>& reply) {
  if (!reply) return context.fail(Exit::unavailable, reply.error().message), std::nullopt;
  if (reply->status == 200) return reply->body.as_object();
  context.fail(reply->status == 404 ? Exit::not_found : Exit::failed, refusal_of(*reply));
  return std::nullopt;
}

// "none" is PWG's word for a printer that nothing is the matter with.
void print_condition(const json::object& row) {
  const auto status = text_at(row, "status");
  std::printf("%s at %s: %s\n", text_at(row, "printer").c_str(), text_at(row, "link").c_str(),
              status == "none" ? "ready" : status.c_str());
  if (const auto language = text_at(row, "language"); !language.empty())
    std::printf("    speaks %s (%s)%s, %s dpi\n    proof of a label: %s\n", language.c_str(),
                text_at(row, "told_by").c_str(), row.at("ours").as_bool() ? "" : ", which the bench doesn't",
                text_at(row, "dpi").c_str(), text_at(row, "proof").c_str());
  if (const auto model = text_at(row, "model"); !model.empty())
    std::printf("    says it is: %s, %s\n", model.c_str(), text_at(row, "firmware").c_str());
  const auto says = text_at(row, "says_dpi");
  if (!says.empty() && says != "0" && says != text_at(row, "dpi"))
    std::printf("    says it has %s dpi: mend [[printer]] dpi\n", says.c_str());
  if (const auto* reasons = row.if_contains("reasons"); reasons && !reasons->as_array().empty())
    std::printf("    says: %s\n", json::serialize(*reasons).c_str());
}

// The answer of whoever sits at the terminal, or what is left where nobody does.
std::string asked(const std::string& question, const std::string& otherwise) {
  if (!isatty(STDIN_FILENO)) return otherwise;
  std::fprintf(stderr, "%s [%s]: ", question.c_str(), otherwise.c_str());
  std::string line;
  std::getline(std::cin, line);
  return line.empty() ? otherwise : line;
}

std::string quoted(const std::string& text) {
  std::string safe;
  for (const char c : text)
    if (c >= ' ' && c != '"' && c != '\\' && c != 0x7F) safe += c;
  return "\"" + safe + "\"";
}

// A name of small letters, digits and '-' from what the printer calls itself.
std::string name_from(const json::object& row) {
  std::string name;
  for (const unsigned char c : text_at(row, "model"))
    if (std::isalnum(c))
      name += static_cast<char>(std::tolower(c));
    else if (!name.empty() && name.back() != '-')
      name += '-';
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name.empty() ? "printer" : name;
}

bool is_known(const json::object& row) {
  return row.at("ours").as_bool() && text_at(row, "told_by") != "default";
}

// Only what the bench can't know is asked for.
std::string section_for(const json::object& row, const NewPrinter& wanted) {
  const auto name = wanted.name.empty() ? asked("name", name_from(row)) : wanted.name;
  std::string section =
      "[[printer]]\nname = " + quoted(name) + "\nlink = " + quoted("usb:" + text_at(row, "key")) + "\n";
  if (!is_known(row))
    section += "language = " + quoted(asked("it doesn't say what it speaks: language", "zpl")) + "\n";
  section +=
      "dpi = " +
      (wanted.dpi.empty() ? asked("dots per inch: 203, 300 or 600", text_at(row, "dpi")) : wanted.dpi) + "\n";
  const auto width = wanted.width.empty() ? asked("width of the media, mm", "100") : wanted.width;
  const auto height = wanted.height.empty() ? asked("height of the media, mm", "150") : wanted.height;
  return section + "width = " + width + "\nheight = " + height + "\n";
}

void write_sections(Context& context, const std::string& sections) {
  const auto kept = append_to_config(context.config, sections);
  if (!kept)
    return context.fail(kept.error().code == Errc::configuration ? Exit::configuration : Exit::failed,
                        kept.error().message);
  std::fprintf(stderr,
               "%s has it, the file as it was is %s: name the printer in a [[lane]], and start the "
               "bench anew\n",
               context.config.c_str(), kept->c_str());
}

}  // namespace

void add_printer(Context& context, const NewPrinter& wanted) {
  const auto config = context.load();
  if (!config) return;
  const auto told = answered(context, api_get(*config, "/api/printers"));
  if (!told) return;
  std::string sections;
  for (const auto& each : told->at("plugged").as_array()) {
    const auto& row = each.as_object();
    std::fprintf(stderr, "%s: %s %s, speaks %s (%s)\n", text_at(row, "key").c_str(),
                 text_at(row, "maker").c_str(), text_at(row, "model").c_str(),
                 text_at(row, "language").c_str(), text_at(row, "told_by").c_str());
    if (const auto known = text_at(row, "printer"); !known.empty()) {
      std::fprintf(stderr, "    is [[printer]] %s already\n", known.c_str());
      continue;
    }
    const auto section = section_for(row, wanted);
    std::printf("%s\n", section.c_str());
    sections += (sections.empty() ? "" : "\n") + section;
  }
  if (sections.empty())
    return context.fail(Exit::not_found, "no printer is plugged in that has no [[printer]] yet");
  if (wanted.write) return write_sections(context, sections);
  std::fprintf(stderr, "put this into %s, name it in a [[lane]], and start the bench anew\n",
               context.config.c_str());
}

void print_printers(Context& context, const std::string& name) {
  const auto config = context.load();
  if (!config) return;
  for (const auto& printer : config->printers) {
    if (!name.empty() && printer.name != name) continue;
    const auto told =
        answered(context, api_get(*config, "/api/printers/" + url_escaped(std::string_view(printer.name))));
    if (!told) return;
    print_condition(*told);
  }
  if (!name.empty() && std::none_of(config->printers.begin(), config->printers.end(),
                                    [&](const auto& printer) { return printer.name == name; }))
    context.fail(Exit::not_found, "no [[printer]] has the name " + name);
}

void tell_printer(Context& context, const std::string& name, const std::string& act) {
  const auto config = context.load();
  if (!config) return;
  const auto path = "/api/printers/" + url_escaped(std::string_view(name)) + "/" + act + "?language=en";
  if (answered(context, api_post(*config, path, "text/plain", "", Hearer::whoever_answers)))
    std::printf("%s: sent\n", name.c_str());
}

// One after the other, so that the queue's own labels have their turn between them.
void print_house_labels(Context& context, const HouseLabels& wanted) {
  const auto config = context.load();
  if (!config) return;
  auto names = wanted.names;
  if (names.empty()) {
    const auto known =
        answered(context, api_get(*config, "/api/desk/labels/" + url_escaped(wanted.label) + "?language=en"));
    if (!known) return;
    for (const auto& name : known->at("of").as_array()) names.emplace_back(name.as_string());
    if (names.empty())
      return context.fail(Exit::not_found, "the bench knows none to print: name what the labels are of");
  }
  const auto path =
      "/api/desk/printers/" + url_escaped(wanted.printer) + "/labels/" + url_escaped(wanted.label);
  for (const auto& name : names) {
    if (!answered(context, api_post(*config, path + "?language=en&of=" + url_escaped(name), "text/plain", "",
                                    Hearer::whoever_answers)))
      return;
    std::printf("%s: %s %s sent\n", wanted.printer.c_str(), wanted.label.c_str(), name.c_str());
  }
}

}  // namespace packbench::station
