-- pandoc lua many.lua FORMAT OUT FILE...: convert many files in one process, each to OUT/NUMBER.FORMAT
--
-- Styles that a reader has to notice become classes, runs in another language say so, and all other styles are let go. In
-- Markdown and plain text a picture is its description, and a table that a line cannot hold becomes a list of its rows.

local to, out = arg[1], arg[2]
local written = {
  html = "html5-task_lists", md = "gfm-raw_html-smart", txt = "plain-smart",
}
local noticed = {
  ["reportkit header"] = "header", ["reportkit footer"] = "footer", ["reportkit number"] = "number",
  ["reportkit header draft"] = "header draft", ["reportkit footer draft"] = "footer draft", ["Gap"] = "gap", ["Marking"] = "marking",
  ["Draft Banner"] = "draft", ["Title Name"] = "name", ["Title Line"] = "about", ["words subtitle"] = "subtitle",
  ["words caption"] = "caption", ["Field Label"] = "label", ["Card Title"] = "title", ["Card Label"] = "label",
  ["Section Lead"] = "lead", ["Sign Here"] = "sign",
}
local plain = to ~= "html"

local function classed(element, make)
  local style = element.attributes["custom-style"]
  if not style then return nil end
  local language = style:match("^reportkit language (.+)$")
  if language then return plain and element.content or make(element.content, pandoc.Attr("", {}, { lang = language })) end
  if style == "Card Lead" then return pandoc.Strong(element.content) end
  local class = noticed[style]
  if style == "reportkit key" then return make(element.content, pandoc.Attr("", { "key" })) end
  if class and not plain then return make(element.content, pandoc.Attr("", { class })) end
  return element.content
end

local function described(image)
  local words = pandoc.utils.stringify(image.caption)
  if words == "" then return {} end
  return { pandoc.Str("[Picture:"), pandoc.Space(), table.unpack(pandoc.Inlines(words .. "]")) }
end

local function empty(blocks)
  return pandoc.utils.stringify(pandoc.Div(blocks)) == ""
end

local function heads(table_)
  local row = table_.head.rows[1]
  if not row then return {} end
  local found = {}
  for at, cell in ipairs(row.cells) do found[at] = pandoc.utils.blocks_to_inlines(cell.contents) end
  return found
end

local function labelled(label, blocks)
  local colon = { pandoc.Str(":"), pandoc.Space() }
  local first = blocks[1]
  local words = pandoc.Inlines(label)
  local said = pandoc.utils.stringify(pandoc.Inlines(label))
  if said:match("[:?.%]]$") then colon = { pandoc.Space() } end
  words:extend(colon)
  if first and (first.t == "Para" or first.t == "Plain") then
    words:extend(first.content)
    blocks:remove(1)
  end
  blocks:insert(1, pandoc.Para(words))
  return blocks
end

local function is_key(cell)
  local block = cell.contents[1]
  return block and block.t == "Div" and block.classes:includes("key")
end

-- the facts of a row, each name with what stands after it
local function facts(row, items)
  local item
  for _, cell in ipairs(row.cells) do
    if is_key(cell) then
      item = nil
      local label = pandoc.utils.blocks_to_inlines(cell.contents[1].content)
      if #label > 0 then
        item = labelled(label, pandoc.Blocks({}))
        items:insert(item)
      end
    elseif #cell.contents > 0 then
      local contents = cell.contents:clone()
      local first = contents[1]
      if item and #item == 1 and (first.t == "Para" or first.t == "Plain") then
        item[1].content:extend(first.content)
        contents:remove(1)
      end
      if item then item:extend(contents) else items:insert(contents) end
    end
  end
end

local function listed(table_)
  local headings, items = heads(table_), pandoc.List()
  for _, body in ipairs(table_.bodies) do
    for _, row in ipairs(body.body) do
      local item = pandoc.Blocks({})
      if #headings == 0 and row.cells[1] and is_key(row.cells[1]) then
        facts(row, items)
      elseif #headings == 0 and #row.cells == 2 and #row.cells[1].contents == 1 and not empty(row.cells[1].contents) then
        local label = pandoc.utils.blocks_to_inlines(row.cells[1].contents)
        item:extend(labelled(label, row.cells[2].contents:clone()))
      else
        for at, cell in ipairs(row.cells) do
          if headings[at] and #headings[at] > 0 then
            item:extend(labelled(headings[at], cell.contents:clone()))
          else
            item:extend(cell.contents)
          end
        end
      end
      if #item > 0 then items:insert(item) end
    end
  end
  if #items == 0 then
    local words = pandoc.Blocks({})
    for _, row in ipairs(table_.head.rows) do for _, cell in ipairs(row.cells) do words:extend(cell.contents) end end
    return words
  end
  return pandoc.BulletList(items)
end

local function simple(table_)
  if #table_.head.rows ~= 1 or #table_.bodies ~= 1 then return false end
  local rows = pandoc.List({ table_.head.rows[1] })
  rows:extend(table_.bodies[1].body)
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      local block = cell.contents[1]
      if #cell.contents > 1 or cell.row_span > 1 or cell.col_span > 1 then return false end
      if block and block.t ~= "Plain" and block.t ~= "Para" then return false end
      if block and block.content:find_if(function(each) return each.t == "LineBreak" end) then return false end
    end
  end
  return true
end

local filter = {
  traverse = "topdown",
  Div = function(element) return classed(element, pandoc.Div) end,
  Span = function(element)
    if element.classes:includes("anchor") then return element.content end
    return classed(element, pandoc.Span)
  end,
  Header = function(element) element.attr = pandoc.Attr(); return element end,
}
local flat = {
  Image = plain and described or nil,
  Str = plain and function(element) return pandoc.Str((element.text:gsub("\u{a0}", " "))) end or nil,
  Table = plain and function(element)
    if to == "md" and simple(element) then return nil end
    return listed(element)
  end or nil,
  Underline = function(element) return element.content end,
  Header = to == "txt" and function(element)
    local words = pandoc.utils.stringify(element.content)
    local line = string.rep(element.level == 1 and "=" or "-", math.min(utf8.len(words) or #words, 72))
    return pandoc.LineBlock({ element.content, { pandoc.Str(line) } })
  end or nil,
}

-- two lists on end would be parted by an empty paragraph in Markdown
local joined = {
  Blocks = to == "md" and function(blocks)
    local made = pandoc.Blocks({})
    for _, block in ipairs(blocks) do
      local last = made[#made]
      if last and last.t == "BulletList" and block.t == "BulletList" then
        last.content:extend(block.content)
        made[#made] = last
      else
        made:insert(block)
      end
    end
    return made
  end or nil,
}

for at = 3, #arg do
  local name = arg[at]:match("([^/\\]+)%.docx$")
  local done, fault = pcall(function()
    local file = assert(io.open(arg[at], "rb"))
    local read = pandoc.read(file:read("a"), "docx+styles-auto_identifiers-empty_paragraphs")
    file:close()
    local document = pandoc.Pandoc(read.blocks):walk(filter):walk(filter):walk(flat):walk(joined)
    local options = pandoc.WriterOptions({ wrap_text = "wrap-none", html_math_method = "plain" })
    local beside, made = out .. "/." .. name, out .. "/" .. name .. "." .. to
    local result = assert(io.open(beside, "wb"))
    result:write(pandoc.write(document, written[to], options))
    result:close()
    assert(os.rename(beside, made))
  end)
  if not done then io.stderr:write(name .. ": " .. tostring(fault):gsub("\n.*", "") .. "\n") end
end
